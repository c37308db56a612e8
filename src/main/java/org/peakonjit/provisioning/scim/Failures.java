package org.peakonjit.provisioning.scim;

import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.result.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.result.ProvisioningFailure.Obstacle;
import org.peakonjit.provisioning.scim.http.Answer;
import org.peakonjit.provisioning.scim.http.Answer.Answered;
import org.peakonjit.provisioning.scim.http.Answer.Lost;
import org.peakonjit.provisioning.scim.http.Answer.NotSent;

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

    /** The same where one account was asked for, or to be changed: a 403 then says nothing of the token. */
    static ProvisioningFailure ofAccount(Answer answer) {
        ProvisioningFailure failure = of(answer);
        return answer instanceof Answered answered && answered.status() == 403
                ? new ProvisioningFailure(Kind.REJECTED, failure.fault(), Obstacle.REJECTED)
                : failure;
    }

    /** That of a success which is none yet (202). */
    static ProvisioningFailure notDoneYet(Answered answered) {
        return new ProvisioningFailure(
                Kind.UNAVAILABLE, FailureCause.NOT_DONE_YET, Integer.toString(answered.status()));
    }
}
