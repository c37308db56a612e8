package org.peakonjit.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;

/**
 * Where a person was going whom a page of ours stops, and how they begin that anew: paths below the context path, with
 * their query; null where nothing does.
 *
 * @param leadsToPeakon whether it is an application, as far as is known
 * @param application null = none, or not known which
 * @param otherAccount begins it with another account
 * @param otherIdp begins it with another e-mail address
 */
record Destination(
        boolean leadsToPeakon,
        @Nullable Application application,
        @Nullable String start,
        @Nullable String otherAccount,
        @Nullable String otherIdp) {

    private static final String ATTRIBUTE = Destination.class.getName();

    /** The console, whatever page of it. */
    static final Destination CONSOLE = elsewhere("/console/", null);

    /** Nothing is known: mostly there is one application. */
    static final Destination UNKNOWN = new Destination(true, null, "/login", null, "/login?" + LoginServlet.CHOOSE);

    static Destination to(Application application) {
        String start = "/login/" + application.name();
        return new Destination(
                true,
                application,
                start,
                start + "?" + OtherAccount.PARAMETER + "=" + OtherAccount.OTHER,
                "/login?" + LoginServlet.CHOOSE);
    }

    /** Not to Peakon, so that nobody who goes on takes a seat there. */
    static Destination elsewhere(@Nullable String start, @Nullable String otherIdp) {
        return new Destination(false, null, start, null, otherIdp);
    }

    /** That of a request of which only its path is known, which is below the context path. */
    static Destination ofPath(String path) {
        return path.startsWith("/console") ? CONSOLE : UNKNOWN;
    }

    /** That of a request, as far as it is known by now. */
    static Destination in(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Destination known ? known : UNKNOWN;
    }

    void putInto(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
