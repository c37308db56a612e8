package org.peakonjit.console.session;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.config.Settings;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.web.signon.SignOnStart;

/** Sends an administrator to the company's IdP, where the settings let people come from there. */
public class ConsoleSamlServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** With this parameter people are asked anew for their e-mail address. */
    private static final String CHOOSE = "choose";

    private static final String TO = "to";

    @Inject
    transient Settings settings;

    @Inject
    transient SignOnStart signOnStart;

    /** The path, below the context path, that leads to {@code page} after asking anew for the e-mail address. */
    static String choosing(String page) {
        return ConsoleFilter.SAML + "?" + CHOOSE + "&" + TO + "=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
    }

    private static @Nullable String wanted(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter(TO))
                .flatMap(ConsolePath::of)
                .orElse(null);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (settings.admin().groups().isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        PendingSignOn pending = PendingSignOn.to(ConsoleDestination.NAME, wanted(request));
        if (request.getParameter(CHOOSE) == null) {
            signOnStart.start(request, response, pending);
        } else {
            signOnStart.chooseAnew(request, response, pending);
        }
    }
}
