package org.peakonjit.web.request;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.config.Settings;
import org.peakonjit.saml.sp.OutgoingRequest.StateCookie;
import org.peakonjit.saml.sp.ServiceProvider;

/**
 * The cookies that carry a sign-on's state through the browser. On https they are {@code SameSite=None; Secure}, since
 * the IdP posts from another site; on http (a trial on one machine) browsers take no such cookie, so it is left out.
 */
@Singleton
public class StateCookies {

    /** The name of the cookie with the IdP that this browser chose last. */
    public static final String REMEMBERED_IDP = "peakonjit-idp";

    /** Servers refuse header lines much beyond 8 KiB; abandoned sign-ons must not add up to that. */
    private static final int MOST_CHARACTERS = 5_500;

    private final Settings settings;
    private final ServiceProvider serviceProvider;

    @Inject
    public StateCookies(Settings settings, ServiceProvider serviceProvider) {
        this.settings = settings;
        this.serviceProvider = serviceProvider;
    }

    /** The request's state cookies by name. */
    public Map<String, String> of(HttpServletRequest request) {
        Map<String, String> found = new LinkedHashMap<>();
        cookies(request)
                .filter(cookie -> cookie.getName().startsWith(serviceProvider.stateCookiePrefix()))
                .forEach(cookie -> found.put(cookie.getName(), cookie.getValue()));
        return found;
    }

    /** Sets the cookie, and drops those of the oldest sign-ons when they have become too many. */
    public void set(HttpServletRequest request, HttpServletResponse response, StateCookie state) {
        int characters = state.value().length();
        Map<String, String> others = of(request);
        for (String name : serviceProvider.newestFirst(others)) {
            characters += name.length() + others.getOrDefault(name, "").length();
            if (characters > MOST_CHARACTERS) {
                drop(response, name);
            }
        }
        put(response, state.name(), state.value(), state.maxAge());
    }

    /** The value of the request's cookie of that very name; null = there is none. */
    public static @Nullable String value(HttpServletRequest request, String name) {
        return cookies(request)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst()
                .orElse(null);
    }

    private static Stream<Cookie> cookies(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies()).flatMap(Arrays::stream);
    }

    public void put(HttpServletResponse response, String name, String value, Duration maxAge) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath(settings.contextPath() + "/");
        cookie.setHttpOnly(true);
        cookie.setMaxAge((int) maxAge.toSeconds());
        if (settings.isHttps()) {
            cookie.setSecure(true);
            cookie.setAttribute("SameSite", "None");
        }
        response.addCookie(cookie);
    }

    public void drop(HttpServletResponse response, String name) {
        put(response, name, "", Duration.ZERO);
    }
}
