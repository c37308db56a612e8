package org.peakonjit.sandbox.web;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.peakonjit.sandbox.saml.Ids;

/**
 * Browser sessions in memory, by a cookie. Browsers keep cookies by host, not by port, so each stand-in has its own
 * cookie name.
 */
public final class Sessions<T> {

    private final String cookieName;
    private final Map<String, T> sessions = new ConcurrentHashMap<>();

    public Sessions(String cookieName) {
        this.cookieName = cookieName;
    }

    /** Starts a session and gives the cookie to set. */
    public NewCookie start(T value) {
        String id = Ids.fresh();
        sessions.put(id, value);
        return cookie(id, NewCookie.DEFAULT_MAX_AGE);
    }

    /** What the session of this cookie holds. */
    public Optional<T> of(Map<String, Cookie> cookies) {
        return id(cookies).map(sessions::get);
    }

    /** Ends the session and gives the cookie that forgets it. */
    public NewCookie end(Map<String, Cookie> cookies) {
        id(cookies).ifPresent(sessions::remove);
        return cookie("", 0);
    }

    private Optional<String> id(Map<String, Cookie> cookies) {
        @Nullable Cookie cookie = cookies.get(cookieName);
        return Optional.ofNullable(cookie).map(Cookie::getValue);
    }

    private NewCookie cookie(String value, int maxAge) {
        return new NewCookie.Builder(cookieName)
                .value(value)
                .path("/")
                .maxAge(maxAge)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
