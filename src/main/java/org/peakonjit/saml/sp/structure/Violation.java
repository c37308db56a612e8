package org.peakonjit.saml.sp.structure;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.pac4j.saml.exceptions.SAMLException;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.FaultCode;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;

/** A rule that a Response breaks: thrown below {@code saml.sp}, and turned there into a {@code Reception.Rejected}. */
public final class Violation extends SAMLException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    private Violation(Refusal refusal) {
        super(refusal.cause().english());
        this.refusal = refusal;
    }

    public static Violation invalid(FaultCode cause, Object... about) {
        return invalid(cause.fault(about));
    }

    static Violation invalid(Fault cause) {
        return new Violation(Refusal.because(RefusalCode.SAML_INVALID_RESPONSE, cause));
    }

    /** @param limit the time in the Response that is past or to come */
    public static Violation expired(ResponseFault cause, Instant limit, Expected expected) {
        return new Violation(Refusal.because(
                RefusalCode.SAML_EXPIRED,
                cause.fault(limit, expected.now().truncatedTo(ChronoUnit.SECONDS), expected.skew())));
    }

    /** @param message what the IdP says of it; empty where it says nothing */
    static Violation idpError(List<String> statusCodes, String message) {
        String codes = String.join(", ", statusCodes);
        return new Violation(new Refusal(
                RefusalCode.SAML_IDP_ERROR,
                statusCodes,
                message.isEmpty()
                        ? ResponseFault.IDP_STATUS.fault(codes)
                        : ResponseFault.IDP_STATUS_SAYING.fault(codes, message)));
    }

    /** Throws what {@code cause} says unless {@code kept}. */
    public static void unless(boolean kept, FaultCode cause, Object... about) {
        if (!kept) {
            throw invalid(cause, about);
        }
    }

    public Refusal refusal() {
        return refusal;
    }
}
