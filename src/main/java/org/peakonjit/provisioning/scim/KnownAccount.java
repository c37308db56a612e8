package org.peakonjit.provisioning.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.peakonjit.provisioning.Change;
import org.peakonjit.provisioning.FailureCause;
import org.peakonjit.provisioning.LookUp;
import org.peakonjit.provisioning.PeakonAccount;
import org.peakonjit.provisioning.Preview;
import org.peakonjit.provisioning.ProvisioningFailure;
import org.peakonjit.provisioning.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.ScimUser;
import org.peakonjit.provisioning.scim.Answer.Answered;

/** Reads and changes the account of a known id. An id that answers 404 is gone. */
final class KnownAccount {

    private static final int GONE = 404;

    private final Calls calls;
    private final String id;

    KnownAccount(Calls calls, String id) {
        this.calls = calls;
        this.id = id;
    }

    LookUp get() {
        Answer answer = calls.send(ScimRequest.onUser("GET", id, null));
        if (!(answer instanceof Answered answered)) {
            return new LookUp.Failed(Failures.of(answer));
        }
        if (answered.status() == GONE) {
            return new LookUp.Absent();
        }
        if (answered.status() != 200) {
            return new LookUp.Failed(answered.failure());
        }
        Optional<PeakonAccount> account = answered.json().flatMap(resource -> Users.account(resource, ""));
        return account.filter(one -> one.id().equals(id))
                .<LookUp>map(LookUp.Found::new)
                .orElseGet(() -> new LookUp.Failed(answered.unreadable()));
    }

    Change update(ScimUser user) {
        Answer answer = calls.send(ScimRequest.onUser("GET", id, null));
        if (!(answer instanceof Answered answered) || answered.status() != 200) {
            return change(answer);
        }
        Optional<JsonNode> current = answered.json();
        if (current.isEmpty()) {
            return new Change.Failed(answered.unreadable());
        }
        JsonNode patch = PatchDocument.difference(current.get(), user.resource());
        Change change = PatchDocument.isEmpty(patch) ? new Change.Unneeded() : patchOrPut(patch, user.resource(), true);
        return change instanceof Change.Failed failed
                ? new Change.Failed(ErrorDetail.withoutValuesOf(user, failed.failure()))
                : change;
    }

    Preview preview(ScimUser user) {
        Answer answer = calls.send(ScimRequest.onUser("GET", id, null));
        if (!(answer instanceof Answered answered) || answered.status() != 200) {
            return new Preview.Failed(Failures.of(answer));
        }
        return answered.json()
                .map(current -> PatchDocument.difference(current, user.resource()))
                .<Preview>map(
                        patch -> new Preview.Update(Optional.of(patch).filter(one -> !PatchDocument.isEmpty(one))))
                .orElseGet(() -> new Preview.Failed(answered.unreadable()));
    }

    Change setActive(boolean active) {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("active", active);
        return patchOrPut(PatchDocument.active(active), wanted, false);
    }

    Change delete() {
        return change(calls.send(ScimRequest.onUser("DELETE", id, null)));
    }

    private Change patchOrPut(JsonNode patch, ObjectNode wanted, boolean keepActive) {
        Answer answer = calls.send(ScimRequest.onUser("PATCH", id, patch));
        boolean unsupported =
                answer instanceof Answered answered && (answered.status() == 405 || answered.status() == 501);
        return unsupported ? put(wanted, keepActive) : change(answer);
    }

    /** GET, merge, PUT: a PUT of our attributes alone would wipe the others. */
    private Change put(ObjectNode wanted, boolean keepActive) {
        Answer read = calls.send(ScimRequest.onUser("GET", id, null));
        if (!(read instanceof Answered answered) || answered.status() != 200) {
            return change(read);
        }
        Optional<JsonNode> current = answered.json();
        if (current.isEmpty()) {
            return new Change.Failed(answered.unreadable());
        }
        ObjectNode merged = MergedResource.of(current.get(), wanted, keepActive);
        return change(calls.send(ScimRequest.onUser("PUT", id, merged)));
    }

    private static Change change(Answer answer) {
        if (answer instanceof Answered answered) {
            if (answered.status() == GONE) {
                return new Change.Gone();
            }
            if (answered.status() == 202) {
                return new Change.Failed(new ProvisioningFailure(Kind.UNAVAILABLE, FailureCause.NOT_DONE_YET, "202"));
            }
            if (answered.isSuccess()) {
                return new Change.Done();
            }
        }
        return new Change.Failed(Failures.of(answer));
    }
}
