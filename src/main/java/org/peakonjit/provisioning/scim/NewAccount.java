package org.peakonjit.provisioning.scim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.peakonjit.provisioning.result.Creation;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.result.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.scim.http.Answer;
import org.peakonjit.provisioning.scim.http.Answer.Answered;
import org.peakonjit.provisioning.scim.http.Answer.NotSent;
import org.peakonjit.provisioning.scim.http.ScimRequest;
import org.peakonjit.provisioning.scim.json.ErrorDetail;
import org.peakonjit.provisioning.scim.json.PatchDocument;
import org.peakonjit.provisioning.scim.json.Users;
import org.peakonjit.provisioning.user.PeakonAccount;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.subject.DomainScope;

/**
 * Creates an account with a single POST. Whatever leaves its outcome open is looked up before anything else, for which
 * a share of the time is kept back. A manager must exist before he can be referred to: he is sent later, by an update.
 */
final class NewAccount {

    private static final int LOOKS_AFTER_UNKNOWN = 6;
    private static final int LOOKS_AFTER_CONFLICT = 3;

    private final Calls calls;
    private final ScimUser user;
    private final UserSearch search;

    NewAccount(Calls calls, ScimUser user) {
        this.calls = calls;
        this.user = user;
        this.search = new UserSearch(calls, user);
    }

    Creation create() {
        Answer answer = calls.sendChange(ScimRequest.create(user.resourceToCreate()));
        if (answer instanceof NotSent notSent) {
            return new Creation.NotCreated(notSent.failure());
        }
        if (!(answer instanceof Answered answered)) {
            return settle(answer.failure());
        }
        return switch (answered.status()) {
            case 200, 201 -> answered(answered, answered.status() == 201);
            case 409 -> conflict(answered, LOOKS_AFTER_CONFLICT);
            case 400, 412, 422 -> conflict(answered, 1);
            case 303, 408 -> settle(clean(answered.failure())); // by 303 it says elsewhere what came of it
            default -> answered.isSuccess() ? settle(answered.notDoneYet()) : failed(answered);
        };
    }

    private Creation failed(Answered answered) {
        return answered.isServerError()
                ? settle(clean(answered.failure()))
                : new Creation.NotCreated(clean(answered.failure()));
    }

    /**
     * The POST's own answer is trusted, as far as it speaks of this person; a list may not show the account yet.
     *
     * @param made whether it says that the account was made (201, RFC 7644 §3.3); what a 200 tells of may have been there
     *     before, or was restored
     */
    private Creation answered(Answered answered, boolean made) {
        Optional<JsonNode> body = answered.json();
        if (body.filter(resource -> isAnothers(resource, made)).isPresent()) {
            return settle(anothers(answered, body.get()));
        }
        return (made ? made(answered, body) : there(answered, body))
                .<Creation>map(account -> made || isAsSent(account)
                        ? new Creation.Created(account)
                        : new Creation.AlreadyThere(account.withoutResource()))
                .orElseGet(() -> settle(answered.unreadable()));
    }

    private Optional<PeakonAccount> made(Answered answered, Optional<JsonNode> body) {
        return body.flatMap(resource -> Users.account(resource, user.userName()))
                .or(() -> Users.idOfLocation(answered.location())
                        .map(id -> new PeakonAccount(id, user.userName(), true, Optional.empty())));
    }

    /** What the answer does not name is read. */
    private Optional<PeakonAccount> there(Answered answered, Optional<JsonNode> body) {
        return body.filter(Users::isNamed)
                .flatMap(resource -> Users.account(resource, user.userName()))
                .or(() -> body.flatMap(Users::id)
                        .or(() -> Users.idOfLocation(answered.location()))
                        .flatMap(this::read));
    }

    private Optional<PeakonAccount> read(String id) {
        return new KnownAccount(calls, id).get() instanceof LookUp.Found found
                ? Optional.of(found.account())
                        .filter(account -> account.resource()
                                .filter(resource -> isAnothers(resource, false))
                                .isEmpty())
                : Optional.empty();
    }

    private boolean isAnothers(JsonNode resource, boolean made) {
        return Users.isNamed(resource) && !search.isThePersons(resource, made ? DomainScope.ANY : user.scope());
    }

    private ProvisioningFailure anothers(Answered answered, JsonNode resource) {
        return Users.looksLike(resource, user.userName())
                ? new ProvisioningFailure(
                        Kind.REJECTED, FailureCause.LOOK_ALIKE, FailureCause.STATUS.fault(answered.status()))
                : new ProvisioningFailure(Kind.UNAVAILABLE, FailureCause.ANOTHERS_ACCOUNT, answered.status());
    }

    private boolean isAsSent(PeakonAccount account) {
        return account.active() && saysWhatWasSent(account);
    }

    /** An account found after our own open create is the one it made if it says what was sent. */
    private Creation settle(ProvisioningFailure failure) {
        LookUp lookUp = search.runUntilFound(LOOKS_AFTER_UNKNOWN);
        if (lookUp instanceof LookUp.Found found) {
            return saysWhatWasSent(found.account())
                    ? new Creation.Created(found.account())
                    : new Creation.Unknown(failure, Optional.of(found.account()).filter(this::isInTheWay));
        }
        return new Creation.Unknown(
                lookUp instanceof LookUp.Failed failed && failed.failure().kind() != Kind.UNAVAILABLE
                        ? failed.failure()
                        : failure);
    }

    private boolean saysWhatWasSent(PeakonAccount account) {
        return account.resource()
                .map(resource -> PatchDocument.difference(
                        resource, user.withoutColleague().resource()))
                .filter(PatchDocument::isEmpty)
                .isPresent();
    }

    /** Whether Peakon cannot have made another beside it, since it has something that is unique. */
    private boolean isInTheWay(PeakonAccount account) {
        return account.isKnownBy(user.userName())
                || user.email().filter(account::isKnownBy).isPresent()
                || user.employeeNumber().isPresent() && user.employeeNumber().equals(account.employeeNumber());
    }

    private Creation conflict(Answered answered, int looks) {
        LookUp lookUp = search.runUntilFound(looks);
        if (lookUp instanceof LookUp.Found found) {
            return new Creation.AlreadyThere(found.account());
        }
        if (lookUp instanceof LookUp.Failed failed) {
            return new Creation.NotCreated(failed.failure());
        }
        ProvisioningFailure said = clean(answered.failure());
        return new Creation.NotCreated(
                answered.status() == 409 ? new ProvisioningFailure(Kind.REJECTED, withWhom(), said.fault()) : said);
    }

    private FailureCause withWhom() {
        return search.sawLookAlike() ? FailureCause.LOOK_ALIKE : FailureCause.CONFLICT_WITH_NOBODY;
    }

    private ProvisioningFailure clean(ProvisioningFailure failure) {
        return ErrorDetail.withoutValuesOf(user, failure);
    }
}
