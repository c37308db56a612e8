package org.peakonjit.signon;

import java.util.List;
import java.util.Optional;
import org.peakonjit.license.Claim;
import org.peakonjit.license.LicenseUsage;
import org.peakonjit.provisioning.FailureCause;
import org.peakonjit.provisioning.ProvisioningFailure;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;

/** What people are refused with for the ledger and for Peakon. */
final class Refusals {

    private Refusals() {}

    static Refusal of(ProvisioningFailure failure) {
        RefusalCode code = switch (failure.kind()) {
            case REJECTED -> RefusalCode.PROVISIONING_REJECTED;
            case UNAVAILABLE -> RefusalCode.PROVISIONING_UNAVAILABLE;
            case AMBIGUOUS -> RefusalCode.PROVISIONING_AMBIGUOUS;
            case MISCONFIGURED -> RefusalCode.PROVISIONING_MISCONFIGURED;
        };
        return new Refusal(code, List.of(), failure.detail());
    }

    static Refusal of(Claim claim) {
        return new Refusal(
                RefusalCode.SUBJECT_CONFLICT,
                List.of(),
                switch (claim.kind()) {
                    case ADDRESS -> "the address is that of somebody else who holds a seat";
                    case FORMER_ADDRESS -> "the address was that of somebody else, whose seat was released";
                    case ACCOUNT -> "the account at Peakon is that of somebody else who holds a seat";
                    case FORMER_ACCOUNT -> "the account at Peakon was that of somebody else, whose seat was released";
                });
    }

    /** That something is to be tried again. */
    static Plan refused(FailureCause cause) {
        ProvisioningFailure failure = unavailable(cause);
        return new Plan.Refuse(of(failure), Optional.of(failure));
    }

    static ProvisioningFailure unavailable(FailureCause cause) {
        return new ProvisioningFailure(ProvisioningFailure.Kind.UNAVAILABLE, cause);
    }

    static Plan limitReached(LicenseUsage usage) {
        return new Plan.Refuse(Refusal.because(
                RefusalCode.LICENSE_LIMIT_REACHED,
                usage.consumed() + " of " + usage.limit().orElse(0) + " licences are consumed"));
    }
}
