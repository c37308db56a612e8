package org.peakonjit.console;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.config.Settings;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.web.SignOnStart;

/** Sends an administrator to the company's IdP, where the settings let people come from there. */
public class ConsoleSamlServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Settings settings;

    @Inject
    transient SignOnStart signOnStart;

    private static @Nullable String wanted(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("to"))
                .flatMap(Wanted::of)
                .orElse(null);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (settings.admin().groups().isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            signOnStart.start(request, response, PendingSignOn.to(ConsoleDestination.NAME, wanted(request)));
        }
    }
}
