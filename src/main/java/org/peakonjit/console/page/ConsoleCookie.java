package org.peakonjit.console.page;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.peakonjit.config.Settings;
import org.peakonjit.web.request.StateCookies;

/** How the console's pages leave something with the browser: hidden from scripts, and Secure where people come by https. */
@Singleton
public class ConsoleCookie {

    private static final String LAX = "Lax";

    private final Settings settings;

    @Inject
    public ConsoleCookie(Settings settings) {
        this.settings = settings;
    }

    public static Optional<String> value(HttpServletRequest request, String name) {
        return Optional.ofNullable(StateCookies.value(request, name));
    }

    /** For the API, too, until the browser is closed. Strict would lose it on the way back from the company's IdP. */
    public void setEverywhere(HttpServletResponse response, String name, String value) {
        response.addCookie(cookie(name, value, "/", LAX, -1));
    }

    public void dropEverywhere(HttpServletResponse response, String name) {
        response.addCookie(cookie(name, "", "/", LAX, 0));
    }

    /** For the console alone. */
    public void set(HttpServletResponse response, String name, String value, Duration kept, String sameSite) {
        response.addCookie(cookie(name, value, "/console", sameSite, (int) kept.toSeconds()));
    }

    public void set(HttpServletResponse response, String name, String value, Duration kept) {
        set(response, name, value, kept, LAX);
    }

    public void drop(HttpServletResponse response, String name) {
        set(response, name, "", Duration.ZERO);
    }

    private Cookie cookie(String name, String value, String path, String sameSite, int maxAgeSeconds) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath(settings.contextPath() + path);
        cookie.setHttpOnly(true);
        cookie.setSecure(settings.isHttps());
        cookie.setMaxAge(maxAgeSeconds);
        cookie.setAttribute("SameSite", sameSite);
        return cookie;
    }
}
