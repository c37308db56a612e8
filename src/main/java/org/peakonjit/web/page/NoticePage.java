package org.peakonjit.web.page;

import com.samskivert.mustache.Template;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.peakonjit.refusal.RefusalCode;

/** Says why there is nothing to see, where that is no refused sign-on, and leads to where one begins. */
@Singleton
public class NoticePage {

    private final Template template = Pages.template("notice");
    private final PageFrame frame;

    @Inject
    public NoticePage(PageFrame frame) {
        this.frame = frame;
    }

    /** For an address that is none of ours, or another failure of the server's. */
    public void show(
            HttpServletRequest request, HttpServletResponse response, int status, String text, boolean ofConsole)
            throws IOException {
        String start = request.getContextPath() + (ofConsole ? "/console/" : "/login");
        send(request, response, status, text, ofConsole ? "label.console" : "label.start", start);
    }

    /** To whoever may not open the console. */
    public void forbidden(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(request, response, HttpServletResponse.SC_FORBIDDEN, "forbidden", true);
    }

    /** To whoever sends what no page of the console sends, which is at {@code console}. */
    public void notUnderstood(HttpServletRequest request, HttpServletResponse response, URI console)
            throws IOException {
        forbidden(request, response, "not-understood", console);
    }

    /** To whoever comes back from a test sign-in of which nothing is known any more; {@code page} begins another. */
    public void testGone(HttpServletRequest request, HttpServletResponse response, URI page) throws IOException {
        forbidden(request, response, "test-gone", page);
    }

    /** To whoever comes with a sign-in to the console, or of a test, that was used before; {@code page} begins another. */
    public void usedBefore(HttpServletRequest request, HttpServletResponse response, URI page) throws IOException {
        forbidden(request, response, RefusalCode.SAML_REPLAYED.code(), page);
    }

    /** To whoever uses the console at another address than its own, which is {@code console}. */
    public void elsewhere(HttpServletRequest request, HttpServletResponse response, URI console) throws IOException {
        forbidden(request, response, "elsewhere", console);
    }

    private void forbidden(HttpServletRequest request, HttpServletResponse response, String text, URI start)
            throws IOException {
        send(request, response, HttpServletResponse.SC_FORBIDDEN, text, "label.console", start.toString());
    }

    private void send(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String text,
            String label,
            String address)
            throws IOException {
        Texts texts = frame.texts(request);
        Pages.prepare(response, status, Pages.PAGE_POLICY);
        Map<String, Object> model = frame.model(request, texts, null);
        model.put("title", texts.get(text + ".title"));
        model.put("sentence", texts.get(text + ".sentence", address));
        model.put("address", address);
        model.put("label", texts.get(label));
        Pages.send(response, template, model);
    }
}
