package org.peakonjit.web.destination;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.json.Shapes;
import org.peakonjit.web.request.LoginAddress;

/**
 * Where a person was going whom a page of ours stops, and how they begin that anew: paths below the context path, with
 * their query; null where nothing does.
 *
 * @param leadsToPeakon whether it is an application, as far as is known
 * @param application null = none, or not known which
 * @param otherAccount begins it with another account
 * @param otherIdp begins it with another e-mail address
 */
public record Destination(
        boolean leadsToPeakon,
        @Nullable Application application,
        @Nullable String start,
        @Nullable String otherAccount,
        @Nullable String otherIdp) {

    private static final String ATTRIBUTE = Destination.class.getName();

    /** The console, whatever page of it. */
    public static final Destination CONSOLE = elsewhere("/console/", null);

    /** Nothing is known: mostly there is one application. */
    public static final Destination UNKNOWN = login("/login");

    /** Whoever signs out is led nowhere: what begins a sign-on would sign them in again. */
    public static final Destination SIGN_OUT = new Destination(true, null, null, null, null);

    /** @param target the path of a deep link that all ways keep; null = none */
    public static Destination to(Application application, @Nullable String target) {
        String name = application.name();
        return new Destination(
                true,
                application,
                LoginAddress.path(name, target),
                LoginAddress.path(name, target, LoginAddress.ACCOUNT + "=" + LoginAddress.OTHER),
                LoginAddress.path(name, target, LoginAddress.CHOOSE));
    }

    /** Not to Peakon, so that nobody who goes on takes a seat there. */
    public static Destination elsewhere(@Nullable String start, @Nullable String otherIdp) {
        return new Destination(false, null, start, null, otherIdp);
    }

    /** That of a request of which only its path is known, which is below the context path. */
    public static Destination ofPath(String path) {
        if (path.equals("/saml/slo") || path.equals("/idp/slo")) {
            return SIGN_OUT;
        }
        return path.startsWith("/console") ? CONSOLE : UNKNOWN;
    }

    /** That of a request, as far as it is known by now or its address says. */
    public static Destination in(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Destination known) {
            return known;
        }
        String path = Objects.requireNonNullElse(request.getPathInfo(), "");
        return request.getServletPath().equals("/login") && path.matches("(/" + Shapes.NAME + ")?")
                ? login("/login" + path + LoginAddress.query(LoginAddress.deepLink(request)))
                : ofPath(request.getServletPath());
    }

    private static Destination login(String start) {
        return new Destination(true, null, start, null, "/login?" + LoginAddress.CHOOSE);
    }

    public void putInto(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
