package org.peakonjit.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.peakonjit.config.Settings;
import org.peakonjit.secret.RandomId;

/**
 * The browser of somebody who signs in, known again by a cookie: it lets nobody in, but keeps wrong passwords that
 * others send from making its owner wait. It outlives the session.
 */
@RequestScoped
public class KnownBrowser {

    static final String COOKIE = "peakonjit-browser";

    private static final Duration KEPT = Duration.ofDays(90);

    @Inject
    HttpServletRequest request;

    @Inject
    Settings settings;

    private String mark = "";

    /** What it was given before, or what it will be given. */
    public String mark() {
        if (mark.isEmpty()) {
            Cookie[] cookies = Objects.requireNonNullElse(request.getCookies(), new Cookie[0]);
            mark = Arrays.stream(cookies)
                    .filter(cookie -> cookie.getName().equals(COOKIE))
                    .map(Cookie::getValue)
                    .filter(RandomId::isOne)
                    .findFirst()
                    .orElseGet(RandomId::next);
        }
        return mark;
    }

    /** Gives it to the browser, for another 90 days. */
    public void keepMark() {
        Cookie cookie = new Cookie(COOKIE, mark());
        cookie.setPath(settings.contextPath() + "/console");
        cookie.setHttpOnly(true);
        cookie.setSecure(settings.isHttps());
        cookie.setMaxAge((int) KEPT.toSeconds());
        cookie.setAttribute("SameSite", "Strict");
        ((HttpServletResponse)
                        FacesContext.getCurrentInstance().getExternalContext().getResponse())
                .addCookie(cookie);
    }
}
