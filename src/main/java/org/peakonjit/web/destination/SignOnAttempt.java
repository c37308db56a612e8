package org.peakonjit.web.destination;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.sp.Reception;
import org.peakonjit.signon.SignOnEvent.Flow;
import org.peakonjit.subject.Subject;

/**
 * A sign-on on its way from our ACS to Peakon: what the filters hand to one another.
 *
 * @param accepted what the company's IdP asserted, verified
 * @param nameId what Peakon knows the person by; null until they are admitted
 */
public record SignOnAttempt(
        Application application,
        Reception.Accepted accepted,
        @Nullable String nameId) {

    private static final String ATTRIBUTE = SignOnAttempt.class.getName();

    public SignOnAttempt(Application application, Reception.Accepted accepted) {
        this(application, accepted, null);
    }

    public SignOnAttempt admittedAs(String name) {
        return new SignOnAttempt(application, accepted, name);
    }

    public void putInto(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** The attempt that an earlier filter put into the request. */
    public static SignOnAttempt in(HttpServletRequest request) {
        return find(request)
                .orElseThrow(() -> new IllegalStateException("no filter put a sign-on attempt into the request"));
    }

    /** The one that an earlier filter put into the request, if one did. */
    public static Optional<SignOnAttempt> find(HttpServletRequest request) {
        return Optional.ofNullable((SignOnAttempt) request.getAttribute(ATTRIBUTE));
    }

    public Subject subject() {
        return accepted.subject();
    }

    public String admittedNameId() {
        if (nameId == null) {
            throw new IllegalStateException("nobody was admitted");
        }
        return nameId;
    }

    /** What started a sign-on that remembers {@code pending}. */
    public static Flow flow(@Nullable PendingSignOn pending) {
        if (pending == null) {
            return Flow.IDP;
        }
        return pending.peakonRequest() == null ? Flow.LOGIN : Flow.PEAKON;
    }
}
