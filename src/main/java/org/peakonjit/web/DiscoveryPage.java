package org.peakonjit.web;

import com.samskivert.mustache.Template;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.secret.RandomId;

/**
 * Asks for the e-mail address where several IdPs come into question. The sign-on waits in the form, sealed for this
 * browser; the address is neither logged nor kept, and stands in no URL.
 */
@Singleton
class DiscoveryPage {

    static final String BROWSER = "peakonjit-choice";
    static final String WAITING = "waiting";

    /** Without form-action: it would have to name the IdP to which the answer redirects. */
    private static final String POLICY =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; style-src 'self'";

    private final Template template = Pages.template("discovery");
    private final StateCookies cookies;
    private final ChoiceSeal seal;

    @Inject
    DiscoveryPage(StateCookies cookies, ChoiceSeal seal) {
        this.cookies = cookies;
        this.seal = seal;
    }

    /** @param problem the key of what was wrong with the last answer; null = nothing yet */
    void show(HttpServletRequest request, HttpServletResponse response, PendingSignOn pending, @Nullable String problem)
            throws IOException {
        Texts texts = Texts.of(request);
        String known = StateCookies.value(request, BROWSER);
        String browser = known == null || !RandomId.isOne(known) ? RandomId.next() : known;
        cookies.put(response, BROWSER, browser, ChoiceSeal.LONGEST_WAIT);
        Pages.prepare(response, problem == null ? HttpServletResponse.SC_OK : 422, POLICY);
        Pages.send(
                response,
                template,
                Map.of(
                        "lang", texts.language(),
                        "base", request.getContextPath(),
                        "title", texts.get("discovery.title"),
                        "sentence", texts.get("discovery.sentence"),
                        "label", texts.get("discovery.email"),
                        "button", texts.get("discovery.button"),
                        "problem", problem == null ? List.of() : List.of(texts.get(problem)),
                        "waiting", seal.seal(pending, browser)));
    }
}
