package org.peakonjit.console;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import org.peakonjit.config.Settings;

/** Gives the session cookie what web.xml cannot say: the path of the base URL, Secure where people reach us
 * over https, and SameSite. */
public class SessionCookie implements ServletContextListener {

    @Inject
    Settings settings;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        SessionCookieConfig cookie = event.getServletContext().getSessionCookieConfig();
        cookie.setPath(settings.contextPath() + "/");
        cookie.setHttpOnly(true);
        cookie.setSecure(settings.isHttps());
        cookie.setAttribute("SameSite", "Lax"); // Strict would lose it on the way back from the company's IdP
    }
}
