package org.peakonjit.provisioning.scim;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.peakonjit.provisioning.FailureCause;
import org.peakonjit.provisioning.LookUp;
import org.peakonjit.provisioning.PeakonAccount;
import org.peakonjit.provisioning.ProvisioningFailure;
import org.peakonjit.provisioning.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.ScimUser;
import org.peakonjit.provisioning.scim.Answer.Answered;

/** Looks a person up by one name after the other, until one finds exactly one account. */
final class UserSearch {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(150);

    private final Calls calls;
    private final ScimUser user;
    private boolean sawLookAlike;

    UserSearch(Calls calls, ScimUser user) {
        this.calls = calls;
        this.user = user;
    }

    /** By userName, then by externalId or, where there is none, by e-mail: two calls at most. */
    LookUp run() {
        LookUp found = byUserName();
        if (found instanceof LookUp.Absent) {
            found = user.externalId().isPresent() ? byExternalId() : byEmail();
        }
        return found;
    }

    /** By everything that is unique at Peakon. */
    LookUp runByAnything() {
        LookUp found = byUserName();
        if (found instanceof LookUp.Absent) {
            found = byExternalId();
        }
        if (found instanceof LookUp.Absent) {
            found = byEmail();
        }
        return found instanceof LookUp.Absent ? byEmployeeNumber() : found;
    }

    /** Whether the service took one of the names for that of somebody else, whose letters look alike. */
    boolean sawLookAlike() {
        return sawLookAlike;
    }

    private LookUp byUserName() {
        return by("userName", Optional.of(user.userName()), Users::isNamed, status -> false);
    }

    private LookUp byExternalId() {
        return by("externalId", user.externalId(), Users::hasExternalId, status -> status == 400);
    }

    private LookUp byEmail() {
        return by("emails", user.email(), Users::hasEmail, status -> status == 400);
    }

    /** Nobody is created on the strength of it, so a service need not know this filter. */
    private LookUp byEmployeeNumber() {
        return by(
                ScimUser.ENTERPRISE + ":employeeNumber",
                user.employeeNumber(),
                Users::hasEmployeeNumber,
                status -> status != 401 && status != 429);
    }

    /** Looks again with growing pauses, because a new account may take a moment to be found. */
    LookUp runUntilFound(int attempts) {
        LookUp last = runByAnything();
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; attempt < attempts && mayChange(last); attempt++) {
            boolean noTime = pause.compareTo(calls.deadline().remaining()) >= 0;
            if (noTime || !calls.sleep(pause)) {
                return last;
            }
            pause = pause.multipliedBy(2);
            last = runByAnything();
        }
        return last;
    }

    private static boolean mayChange(LookUp lookUp) {
        return lookUp instanceof LookUp.Absent
                || lookUp instanceof LookUp.Failed failed && failed.failure().kind() == Kind.UNAVAILABLE;
    }

    /** @param unknown statuses by which a service may say that it does not filter by that attribute */
    private LookUp by(
            String attribute, Optional<String> value, BiPredicate<JsonNode, String> isThePerson, IntPredicate unknown) {
        if (value.isEmpty()) {
            return new LookUp.Absent();
        }
        Answer answer = calls.send(ScimRequest.search(Filters.equal(attribute, value.get())));
        if (!(answer instanceof Answered answered)) {
            return failed(Failures.of(answer));
        }
        if (answered.status() == 200) {
            return read(answered, hit -> isThePerson.test(hit, value.get()));
        }
        boolean none = answered.status() == 404 || answered.status() == 204 || unknown.test(answered.status());
        return none ? new LookUp.Absent() : failed(answered.failure());
    }

    private LookUp failed(ProvisioningFailure failure) {
        return new LookUp.Failed(ErrorDetail.withoutValuesOf(user, failure));
    }

    /** Picks the person out of a list, trusting no filter. */
    private LookUp read(Answered answered, Predicate<JsonNode> isThePerson) {
        Optional<JsonNode> body = answered.json();
        Optional<List<JsonNode>> list = body.flatMap(Users::list);
        if (body.isEmpty() || list.isEmpty()) {
            return new LookUp.Failed(answered.unreadable());
        }
        List<JsonNode> hits = list.get().stream().filter(isThePerson).toList();
        if (hits.isEmpty()) {
            sawLookAlike |= list.get().stream().anyMatch(other -> Users.looksLike(other, user.userName()));
            return Users.total(body.get()).orElse(0) > list.get().size()
                    ? new LookUp.Failed(new ProvisioningFailure(Kind.MISCONFIGURED, FailureCause.NO_FILTER))
                    : new LookUp.Absent();
        }
        return pick(hits, answered);
    }

    private LookUp pick(List<JsonNode> hits, Answered answered) {
        Map<String, PeakonAccount> accounts = new LinkedHashMap<>();
        for (JsonNode hit : hits) {
            Optional<PeakonAccount> account = Users.account(hit, user.userName());
            if (account.isEmpty()) {
                return new LookUp.Failed(answered.unreadable());
            }
            if (!user.scope().covers(account.get().userName())) {
                return new LookUp.Failed(new ProvisioningFailure(Kind.AMBIGUOUS, FailureCause.OF_ANOTHER_IDP));
            }
            accounts.put(account.get().id(), account.get());
        }
        return accounts.size() == 1
                ? new LookUp.Found(accounts.values().iterator().next())
                : new LookUp.Failed(
                        new ProvisioningFailure(Kind.AMBIGUOUS, FailureCause.SEVERAL_ACCOUNTS, accounts.size()));
    }
}
