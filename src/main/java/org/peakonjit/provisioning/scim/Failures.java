package org.peakonjit.provisioning.scim;

import org.peakonjit.provisioning.ProvisioningFailure;
import org.peakonjit.provisioning.scim.Answer.Answered;
import org.peakonjit.provisioning.scim.Answer.Lost;
import org.peakonjit.provisioning.scim.Answer.NotSent;

/** The failure that an answer amounts to. */
final class Failures {

    private Failures() {}

    static ProvisioningFailure of(Answer answer) {
        if (answer instanceof NotSent notSent) {
            return notSent.failure();
        }
        if (answer instanceof Lost lost) {
            return lost.failure();
        }
        return ((Answered) answer).failure();
    }
}
