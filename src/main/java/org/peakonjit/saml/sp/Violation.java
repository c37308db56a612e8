package org.peakonjit.saml.sp;

import java.util.List;
import org.pac4j.saml.exceptions.SAMLException;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.FaultCode;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;

/** A rule that a Response breaks: thrown inside this package and turned into a {@link Reception.Rejected} at its edge. */
final class Violation extends SAMLException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    private Violation(Refusal refusal) {
        super(refusal.cause().english());
        this.refusal = refusal;
    }

    static Violation invalid(FaultCode cause, Object... about) {
        return invalid(cause.fault(about));
    }

    static Violation invalid(Fault cause) {
        return new Violation(Refusal.because(RefusalCode.SAML_INVALID_RESPONSE, cause));
    }

    static Violation expired(ResponseFault cause) {
        return new Violation(Refusal.because(RefusalCode.SAML_EXPIRED, cause.fault()));
    }

    static Violation idpError(List<String> statusCodes) {
        return new Violation(
                new Refusal(RefusalCode.SAML_IDP_ERROR, statusCodes, ResponseFault.IDP_STATUS.fault(statusCodes)));
    }

    /** Throws what {@code cause} says unless {@code kept}. */
    static void unless(boolean kept, FaultCode cause, Object... about) {
        if (!kept) {
            throw invalid(cause, about);
        }
    }

    Refusal refusal() {
        return refusal;
    }
}
