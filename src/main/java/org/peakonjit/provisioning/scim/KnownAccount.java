package org.peakonjit.provisioning.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.peakonjit.provisioning.result.Change;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.result.Preview;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.result.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.scim.http.Answer;
import org.peakonjit.provisioning.scim.http.Answer.Answered;
import org.peakonjit.provisioning.scim.http.ScimRequest;
import org.peakonjit.provisioning.scim.json.Entries;
import org.peakonjit.provisioning.scim.json.ErrorDetail;
import org.peakonjit.provisioning.scim.json.Json;
import org.peakonjit.provisioning.scim.json.MergedResource;
import org.peakonjit.provisioning.scim.json.PatchDocument;
import org.peakonjit.provisioning.scim.json.Users;
import org.peakonjit.provisioning.user.PeakonAccount;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.subject.EmailAddress;

/**
 * Reads and changes the account of a known id. An id that answers 404 or 410 is gone, and so is one of which the service
 * makes nothing (400 to a GET), though that proves nothing.
 */
final class KnownAccount {

    /** What a service says that finds no sense in a PATCH's path (RFC 7644 §3.12). */
    private static final Set<String> NOT_UNDERSTOOD =
            Set.of("invalidpath", "invalidfilter", "invalidsyntax", "notarget");

    private final Calls calls;
    private final String id;

    KnownAccount(Calls calls, String id) {
        this.calls = calls;
        this.id = id;
    }

    LookUp get() {
        Answer answer = calls.send(ScimRequest.onUser("GET", id, null));
        if (!(answer instanceof Answered answered)) {
            return new LookUp.Failed(answer.failure());
        }
        if (isNowhere(answered)) {
            return new LookUp.Absent(AnsweredChange.saysGone(answered));
        }
        if (answered.status() != 200) {
            return new LookUp.Failed(answered.failureOfAccount());
        }
        Optional<PeakonAccount> account = answered.json().flatMap(resource -> Users.account(resource, ""));
        return account.filter(one -> one.id().equals(id))
                .<LookUp>map(LookUp.Found::new)
                .orElseGet(() -> new LookUp.Failed(answered.unreadable()));
    }

    /** @param ownExternalId the externalId that we set; another one stays */
    Change update(ScimUser user, @Nullable String ownExternalId) {
        Answer answer = calls.send(ScimRequest.onUser("GET", id, null));
        if (!(answer instanceof Answered answered) || answered.status() != 200) {
            return unread(answer);
        }
        Optional<JsonNode> current = own(answered);
        return current.isEmpty()
                ? new Change.Failed(answered.unreadable())
                : update(current.get(), user, ownExternalId);
    }

    /** @param current as just read */
    Change update(JsonNode current, ScimUser user, @Nullable String ownExternalId) {
        ObjectNode wanted = wanted(current, user, ownExternalId);
        JsonNode patch = PatchDocument.difference(current, wanted);
        Change change = patchOrPut(patch, wanted, true);
        return change instanceof Change.Failed failed
                ? new Change.Failed(ErrorDetail.withoutValuesOf(user, failed.failure()), failed.mayBeDone())
                : change;
    }

    Preview preview(ScimUser user, @Nullable String ownExternalId) {
        Answer answer = calls.send(ScimRequest.onUser("GET", id, null));
        if (!(answer instanceof Answered answered) || answered.status() != 200) {
            return new Preview.Failed(answer.failureOfAccount());
        }
        return own(answered)
                .map(current -> PatchDocument.difference(current, wanted(current, user, ownExternalId)))
                .<Preview>map(
                        patch -> new Preview.Update(Optional.of(patch).filter(one -> !PatchDocument.isEmpty(one))))
                .orElseGet(() -> new Preview.Failed(answered.unreadable()));
    }

    /** What was read, unless it is somebody else's or none: something before the service may have answered. */
    private Optional<JsonNode> own(Answered read) {
        return read.isScimError()
                ? Optional.empty()
                : read.json().filter(resource -> AnsweredChange.mayBeOf(resource, id));
    }

    /** What the account is to say: an externalId that somebody else set stays. */
    private static ObjectNode wanted(JsonNode current, ScimUser user, @Nullable String ownExternalId) {
        String there = Json.member(current, "externalId").asText("");
        if (there.isBlank() || there.equals(ownExternalId)) {
            return user.resource();
        }
        return user.resource().deepCopy().without("externalId");
    }

    /** Gives it another address, as userName (where that is an address) and as e-mail. */
    Change rename(String address) {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        LookUp read = get();
        if (!(read instanceof LookUp.Found found)) {
            return read instanceof LookUp.Absent absent
                    ? new Change.Gone(absent.said())
                    : new Change.Failed(((LookUp.Failed) read).failure());
        }
        if (EmailAddress.of(found.account().userName()).isPresent()) {
            wanted.put("userName", address);
        }
        JsonNode current = found.account().resource().orElse(JsonNodeFactory.instance.objectNode());
        wanted.putArray("emails")
                .addObject()
                .put("value", address)
                .put("type", Entries.typeOfPrimary(Json.member(current, "emails")))
                .put("primary", true);
        return patchOrPut(PatchDocument.difference(current, wanted), wanted, true);
    }

    Change setActive(boolean active) {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("active", active);
        return patchOrPut(PatchDocument.active(active), wanted, false);
    }

    Change delete() {
        return AnsweredChange.of(calls.send(ScimRequest.onUser("DELETE", id, null)), id);
    }

    /** Nothing is sent where nothing differs: a PATCH has one operation at least (RFC 7644 §3.5.2). */
    private Change patchOrPut(JsonNode patch, ObjectNode wanted, boolean keepActive) {
        if (PatchDocument.isEmpty(patch)) {
            return new Change.Unneeded();
        }
        if (calls.dialect().lacksPatch()) {
            return put(wanted, keepActive);
        }
        Answer answer = calls.sendChange(ScimRequest.onUser("PATCH", id, patch));
        if (!(answer instanceof Answered answered) || !maybeLacksPatch(answered)) {
            Change change = judged(answer, wanted, keepActive);
            return isIgnored(change) ? put(wanted, keepActive) : change;
        }
        Change change = put(wanted, keepActive);
        boolean wasTold = answered.status() == 400 || answered.status() == 404 && answered.isScimError();
        if (change instanceof Change.Done && !wasTold) {
            calls.dialect().patchUnknown();
        }
        return change;
    }

    /**
     * Whether PUT may do what that PATCH did not: where the service has no PATCH (a 404 may mean that, too, which the GET
     * before the PUT tells), or none with such paths.
     */
    static boolean maybeLacksPatch(Answered answered) {
        return switch (answered.status()) {
            case 404, 405, 415, 501 -> true;
            case 400 ->
                answered.json()
                        .map(error -> Json.member(error, "scimType").asText("").toLowerCase(Locale.ROOT))
                        .filter(NOT_UNDERSTOOD::contains)
                        .isPresent();
            default -> false;
        };
    }

    /** GET, merge, PUT: a PUT of our attributes alone would wipe the others. */
    private Change put(ObjectNode wanted, boolean keepActive) {
        Answer read = calls.send(ScimRequest.onUser("GET", id, null));
        if (!(read instanceof Answered answered) || answered.status() != 200) {
            return unread(read);
        }
        Optional<JsonNode> current = own(answered);
        if (current.isEmpty()) {
            return new Change.Failed(answered.unreadable());
        }
        ObjectNode merged = MergedResource.of(current.get(), wanted, keepActive);
        Answer answer = calls.sendChange(ScimRequest.onUser("PUT", id, merged));
        boolean noPut = answer instanceof Answered put
                && AnsweredChange.isGone(put)
                && put.json().isEmpty();
        return noPut ? new Change.Failed(answer.failure()) : judged(answer, wanted, keepActive);
    }

    /** A service may pass over what it does not understand, and answer the account as it was. */
    private Change judged(Answer answer, ObjectNode wanted, boolean keepActive) {
        Predicate<JsonNode> isOtherwise = account -> AnsweredChange.isOtherwise(account, wanted, keepActive);
        Change change = AnsweredChange.of(answer, id);
        if (!(change instanceof Change.Done)
                || !(answer instanceof Answered answered)
                || answered.json().filter(isOtherwise).isEmpty()) {
            return change;
        }
        if (!(get() instanceof LookUp.Found now)) {
            return new Change.Failed(ProvisioningFailure.unavailable(FailureCause.ACCOUNT_NOT_SEEN), true);
        }
        return now.account().resource().filter(isOtherwise).isEmpty()
                ? change
                : new Change.Failed(new ProvisioningFailure(Kind.REJECTED, FailureCause.AS_IT_WAS, answered.status()));
    }

    private static boolean isIgnored(Change change) {
        return change instanceof Change.Failed failed
                && failed.failure().fault().is(FailureCause.AS_IT_WAS);
    }

    /** What could not be read has not been changed, whatever the answer was. */
    private static Change unread(Answer read) {
        return read instanceof Answered answered && isNowhere(answered)
                ? new Change.Gone(AnsweredChange.saysGone(answered))
                : new Change.Failed(read.failureOfAccount());
    }

    private static boolean isNowhere(Answered read) {
        return AnsweredChange.isGone(read) || read.status() == 400;
    }
}
