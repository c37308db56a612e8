package org.peakonjit.web.page;

import com.samskivert.mustache.Template;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Gives the person a sealed text to hand on to whoever sent them here. */
@Singleton
public class HandBackPage {

    /** Selects and copies the text. The policy allows this very script, by its digest. */
    private static final String COPY_SCRIPT =
            "const copy=document.getElementById('copy'),result=document.getElementById('result');"
                    + "copy.hidden=false;copy.onclick=()=>{result.select();document.execCommand('copy');};";

    private static final String POLICY =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; style-src 'self'; img-src 'self'; script-src '"
                    + Pages.sha256(COPY_SCRIPT) + "'";

    private final Template template = Pages.template("hand-back");
    private final PageFrame frame;

    @Inject
    HandBackPage(PageFrame frame) {
        this.frame = frame;
    }

    /** @param sealed the text */
    public void show(HttpServletRequest request, HttpServletResponse response, String sealed) throws IOException {
        Texts texts = frame.texts(request);
        Pages.prepare(response, HttpServletResponse.SC_OK, POLICY);
        Map<String, Object> model = frame.model(request, texts, null);
        model.put("title", texts.get("hand-back.title"));
        model.put("sentence", texts.get("hand-back.sentence"));
        model.put("remedy", texts.get("hand-back.remedy"));
        model.put("label", texts.get("hand-back.label"));
        model.put("button", texts.get("hand-back.button"));
        model.put("result", sealed);
        model.put("script", COPY_SCRIPT);
        Pages.send(response, template, model);
    }
}
