package org.peakonjit.signon;

import java.util.Optional;
import org.peakonjit.license.LicenseUsage;
import org.peakonjit.license.person.Claim;
import org.peakonjit.provisioning.AttributeMapper.Mapped;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.ProvisioningFailure;
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
        return Refusal.because(code, failure.fault());
    }

    static Refusal of(Claim claim) {
        EntryRule rule = switch (claim.kind()) {
            case ADDRESS -> EntryRule.ADDRESS_OF_ANOTHER;
            case FORMER_ADDRESS -> EntryRule.ADDRESS_OF_A_FORMER_HOLDER;
            case ACCOUNT -> EntryRule.ACCOUNT_OF_ANOTHER;
            case FORMER_ACCOUNT -> EntryRule.ACCOUNT_OF_A_FORMER_HOLDER;
        };
        return rule.refusal();
    }

    /** Of somebody who lacks what Peakon needs; it names what came and looks like it. */
    static Refusal of(Mapped.Incomplete person) {
        String missing = String.join(", ", person.missing());
        return person.lookAlikes().isEmpty()
                ? EntryRule.NO_VALUE.missing(person.missing(), missing)
                : EntryRule.NO_VALUE_BUT.missing(person.missing(), missing, String.join(", ", person.lookAlikes()));
    }

    /** That something is to be tried again. */
    static Plan refused(FailureCause cause) {
        return refused(ProvisioningFailure.unavailable(cause));
    }

    static Plan refused(ProvisioningFailure failure) {
        return new Plan.Refuse(of(failure), Optional.of(failure));
    }

    static Plan limitReached(LicenseUsage usage) {
        return new Plan.Refuse(EntryRule.NO_LICENSE_LEFT.refusal(
                usage.consumed(), usage.limit().orElse(0)));
    }
}
