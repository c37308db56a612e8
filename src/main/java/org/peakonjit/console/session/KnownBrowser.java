package org.peakonjit.console.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.peakonjit.console.page.ConsoleCookie;
import org.peakonjit.console.page.FacesResponse;
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
    ConsoleCookie cookies;

    private String mark = "";

    /** What it was given before, or what it will be given. */
    public String mark() {
        if (mark.isEmpty()) {
            mark = ConsoleCookie.value(request, COOKIE).filter(RandomId::isOne).orElseGet(RandomId::next);
        }
        return mark;
    }

    /** Gives it to the browser, for another 90 days. */
    public void keepMark() {
        cookies.set(FacesResponse.current(), COOKIE, mark(), KEPT, "Strict");
    }
}
