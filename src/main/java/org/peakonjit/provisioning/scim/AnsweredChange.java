package org.peakonjit.provisioning.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.peakonjit.provisioning.result.Change;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.result.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.result.ProvisioningFailure.Obstacle;
import org.peakonjit.provisioning.scim.http.Answer;
import org.peakonjit.provisioning.scim.http.Answer.Answered;
import org.peakonjit.provisioning.scim.http.Answer.Lost;
import org.peakonjit.provisioning.scim.json.Users;

/** What came of a change of one account, by its answer. */
final class AnsweredChange {

    private static final Set<Integer> GONE = Set.of(404, 410);

    private AnsweredChange() {}

    static Change of(Answer answer, String id) {
        if (answer instanceof Answered answered) {
            if (isGone(answered)) {
                return new Change.Gone(saysGone(answered));
            }
            if (answered.status() == 202) {
                return new Change.Failed(answered.notDoneYet(), true);
            }
            if (answered.isSuccess()) {
                return succeeded(answered, id);
            }
        }
        return new Change.Failed(answer.failureOfAccount(), mayBeDone(answer));
    }

    static boolean isGone(Answered answered) {
        return GONE.contains(answered.status());
    }

    static boolean saysGone(Answered answered) {
        return isGone(answered) && answered.isScimError();
    }

    /** A page, half a body, an error or another account may be anybody's answer. */
    private static Change succeeded(Answered answered, String id) {
        if (answered.isEmpty()) {
            return new Change.Done();
        }
        if (answered.isScimError()) {
            return new Change.Failed(
                    new ProvisioningFailure(Kind.REJECTED, answered.failure().fault(), Obstacle.REJECTED), true);
        }
        Optional<JsonNode> resource = answered.json();
        if (resource.isEmpty()) {
            return new Change.Failed(answered.unreadable(), true);
        }
        return mayBeOf(resource.get(), id)
                ? new Change.Done()
                : new Change.Failed(
                        new ProvisioningFailure(Kind.UNAVAILABLE, FailureCause.ANOTHERS_ACCOUNT, answered.status()),
                        true);
    }

    /** Whether the resource does not say that it is another account. */
    static boolean mayBeOf(JsonNode resource, String id) {
        return Users.id(resource).filter(other -> !other.equals(id)).isEmpty();
    }

    private static boolean mayBeDone(Answer answer) {
        return answer instanceof Lost
                || answer instanceof Answered answered && (answered.status() == 408 || answered.isServerError());
    }

    /**
     * Whether the account is known by none of the addresses that it was to have or, where that was asked, is not active as
     * was wanted. What it does not say of itself does not count.
     */
    static boolean isOtherwise(JsonNode account, ObjectNode wanted, boolean keepActive) {
        Set<String> known = Users.knownBy(account);
        Set<String> asked = Users.knownBy(wanted);
        boolean otherAddress = !known.isEmpty() && !asked.isEmpty() && Collections.disjoint(known, asked);
        return otherAddress
                || !keepActive
                        && Users.active(account)
                                .filter(is -> is != wanted.path("active").booleanValue())
                                .isPresent();
    }
}
