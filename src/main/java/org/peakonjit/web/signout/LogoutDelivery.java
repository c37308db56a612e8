package org.peakonjit.web.signout;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.peakonjit.saml.logout.OutgoingLogout;
import org.peakonjit.web.page.Pages;
import org.peakonjit.web.request.Redirects;

/** Lets the browser take a logout message to the other side. */
@Singleton
class LogoutDelivery {

    private final Pages pages;

    @Inject
    LogoutDelivery(Pages pages) {
        this.pages = pages;
    }

    void deliver(HttpServletRequest request, HttpServletResponse response, OutgoingLogout message) throws IOException {
        if (message.isPost()) {
            pages.post(request, response, message.location(), message.fields());
            return;
        }
        Redirects.found(response, message.location().toString());
    }
}
