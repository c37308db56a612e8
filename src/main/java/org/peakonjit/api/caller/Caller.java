package org.peakonjit.api.caller;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.BrowserSession.Session;

/**
 * The administrator who asks.
 *
 * @param session in the console, if that is how they are known
 */
public record Caller(Administrator administrator, Optional<Session> session, boolean isSecure)
        implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
        return new CallerPrincipal(this);
    }

    /** How the caller is found again, where the server hands out a context of its own. */
    private record CallerPrincipal(Caller caller) implements Principal {
        @Override
        public String getName() {
            return caller.administrator().name();
        }
    }

    /** The caller that {@link RequestFilter} let in. */
    static Caller of(SecurityContext context) {
        return ((CallerPrincipal) context.getUserPrincipal()).caller();
    }

    /** The account of the caller that {@link RequestFilter} let in. */
    public static String nameOf(SecurityContext context) {
        return of(context).administrator().name();
    }

    @Override
    public boolean isUserInRole(String role) {
        return administrator.role().name().equalsIgnoreCase(role);
    }

    @Override
    public String getAuthenticationScheme() {
        return session.isPresent() ? FORM_AUTH : BASIC_AUTH;
    }
}
