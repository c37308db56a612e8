package org.peakonjit.web;

import com.samskivert.mustache.Template;
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
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; style-src 'self'; script-src '"
                    + Pages.sha256(COPY_SCRIPT) + "'";

    private final Template template = Pages.template("hand-back");

    /** @param sealed the text */
    public void show(HttpServletRequest request, HttpServletResponse response, String sealed) throws IOException {
        Texts texts = Texts.of(request);
        Pages.prepare(response, HttpServletResponse.SC_OK, POLICY);
        Pages.send(
                response,
                template,
                Map.of(
                        "lang", texts.language(),
                        "base", request.getContextPath(),
                        "title", texts.get("hand-back.title"),
                        "sentence", texts.get("hand-back.sentence"),
                        "remedy", texts.get("hand-back.remedy"),
                        "label", texts.get("hand-back.label"),
                        "button", texts.get("hand-back.button"),
                        "result", sealed,
                        "script", COPY_SCRIPT));
    }
}
