package org.peakonjit.provisioning.scim;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.provisioning.result.Change;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.result.Preview;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.user.ScimUser;

/**
 * Updates an account and what refers to colleagues: its manager, who is named by his e-mail and referred to by his account's
 * id (RFC 7643 §4.3), and attributes of extensions that name one by e-mail, in a request of their own. Who has no account
 * yet does not keep the rest from being sent; the update is then done but for him, so that it is repeated.
 */
final class UpdateWithColleagues {

    private final Calls calls;
    private final KnownAccount account;
    private final @Nullable String ownExternalId;

    UpdateWithColleagues(Calls calls, String accountId, @Nullable String ownExternalId) {
        this.calls = calls;
        this.ownExternalId = ownExternalId;
        this.account = new KnownAccount(calls, accountId);
    }

    /** A manager who has no account is left out. */
    Preview preview(ScimUser person) {
        ScimUser user = person.whole();
        Optional<String> email = user.manager().filter(manager -> manager.contains("@"));
        if (email.isEmpty()) {
            return account.preview(user, ownExternalId);
        }
        return new UserSearch(calls, ScimUser.known(email.get(), email)).run() instanceof LookUp.Found found
                ? account.preview(user.withManager(found.account().id()), ownExternalId)
                : account.preview(user.withoutColleague(), ownExternalId);
    }

    Change send(ScimUser user) {
        Change change = sendWithManager(user);
        if (user.colleagues().isEmpty() || change instanceof Change.Failed || change instanceof Change.Gone) {
            return change;
        }
        Change rest = account.update(user.colleaguesAlone(), ownExternalId);
        if (rest instanceof Change.Failed failed) {
            return new Change.DoneButColleague(failed.failure());
        }
        return change instanceof Change.Unneeded || rest instanceof Change.Gone ? rest : change;
    }

    private Change sendWithManager(ScimUser user) {
        Optional<String> email = user.manager().filter(manager -> manager.contains("@"));
        if (email.isEmpty()) {
            return account.update(user, ownExternalId);
        }
        LookUp manager = new UserSearch(calls, ScimUser.known(email.get(), email)).run();
        if (manager instanceof LookUp.Found found) {
            return account.update(user.withManager(found.account().id()), ownExternalId);
        }
        Change rest = account.update(user.withoutColleague(), ownExternalId);
        return rest instanceof Change.Done || rest instanceof Change.Unneeded
                ? new Change.DoneButColleague(
                        manager instanceof LookUp.Failed failed
                                ? failed.failure()
                                : ProvisioningFailure.unavailable(FailureCause.MANAGER_WITHOUT_ACCOUNT))
                : rest;
    }
}
