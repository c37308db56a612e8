package org.peakonjit.saml.sp;

import java.util.List;
import org.pac4j.saml.exceptions.SAMLException;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.MessageFault;

/** A rule that a Response breaks: thrown inside this package and turned into a {@link Reception.Rejected} at its edge. */
final class Violation extends SAMLException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    private Violation(Refusal refusal) {
        super(refusal.cause().english());
        this.refusal = refusal;
    }

    static Violation invalid(String cause) {
        return invalid(Fault.of(cause));
    }

    static Violation invalid(Fault cause) {
        return new Violation(Refusal.because(RefusalCode.SAML_INVALID_RESPONSE, cause));
    }

    static Violation expired(String cause) {
        return new Violation(Refusal.because(RefusalCode.SAML_EXPIRED, Fault.of(cause)));
    }

    static Violation idpError(List<String> statusCodes) {
        return new Violation(new Refusal(
                RefusalCode.SAML_IDP_ERROR, statusCodes, Fault.of("the IdP answered with status " + statusCodes)));
    }

    /** Throws what {@code cause} says unless {@code kept}. */
    static void unless(boolean kept, String cause) {
        if (!kept) {
            throw invalid(cause);
        }
    }

    /** The same of a fault that a pasted assertion can have, too. */
    static void unless(boolean kept, MessageFault cause) {
        if (!kept) {
            throw invalid(cause.fault());
        }
    }

    Refusal refusal() {
        return refusal;
    }
}
