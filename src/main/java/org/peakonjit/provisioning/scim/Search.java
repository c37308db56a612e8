package org.peakonjit.provisioning.scim;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.peakonjit.provisioning.FailureCause;
import org.peakonjit.provisioning.LookUp;
import org.peakonjit.provisioning.PeakonAccount;
import org.peakonjit.provisioning.ProvisioningFailure;
import org.peakonjit.provisioning.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.ScimUser;
import org.peakonjit.provisioning.scim.Answer.Answered;

/** Looks a person up: by userName, then externalId, then e-mail, until one finds exactly one account. */
final class Search {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(150);

    private final Calls calls;
    private final ScimUser user;

    Search(Calls calls, ScimUser user) {
        this.calls = calls;
        this.user = user;
    }

    LookUp run() {
        LookUp found = by("userName", user.userName(), hit -> Users.isNamed(hit, user.userName()), false);
        if (found instanceof LookUp.Absent && user.externalId().isPresent()) {
            String externalId = user.externalId().get();
            found = by("externalId", externalId, hit -> Users.hasExternalId(hit, externalId), true);
        }
        if (found instanceof LookUp.Absent && user.email().isPresent()) {
            String email = user.email().get();
            found = by("emails", email, hit -> Users.hasEmail(hit, email), true);
        }
        return found;
    }

    /** Looks again with growing pauses, because a new account may take a moment to be found. */
    LookUp runUntilFound(int attempts) {
        LookUp last = run();
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; attempt < attempts && mayChange(last); attempt++) {
            boolean noTime = pause.compareTo(calls.deadline().remaining()) >= 0;
            if (noTime || !Calls.sleep(pause)) {
                return last;
            }
            pause = pause.multipliedBy(2);
            last = run();
        }
        return last;
    }

    private static boolean mayChange(LookUp lookUp) {
        return lookUp instanceof LookUp.Absent
                || lookUp instanceof LookUp.Failed failed && failed.failure().kind() == Kind.UNAVAILABLE;
    }

    /** @param optional whether a service may refuse (400) to filter by that attribute */
    private LookUp by(String attribute, String value, Predicate<JsonNode> isThePerson, boolean optional) {
        Answer answer = calls.send(ScimRequest.search(Filters.equal(attribute, value)));
        if (answer instanceof Answered answered) {
            if (answered.status() == 404 || answered.status() == 204 || optional && answered.status() == 400) {
                return new LookUp.Absent();
            }
            return answered.status() == 200 ? ListRead.of(answered, isThePerson, user) : failed(answered.failure());
        }
        return failed(Failures.of(answer));
    }

    private LookUp failed(ProvisioningFailure failure) {
        return new LookUp.Failed(ErrorDetail.withoutValuesOf(user, failure));
    }

    /** Picks the person out of a list, trusting no filter. */
    private static final class ListRead {

        static LookUp of(Answered answered, Predicate<JsonNode> isThePerson, ScimUser user) {
            Optional<JsonNode> body = answered.json();
            Optional<List<JsonNode>> list = body.flatMap(Users::list);
            if (body.isEmpty() || list.isEmpty()) {
                return new LookUp.Failed(answered.unreadable());
            }
            List<JsonNode> hits = list.get().stream().filter(isThePerson).toList();
            if (hits.isEmpty()) {
                return Users.total(body.get()).orElse(0) > list.get().size()
                        ? new LookUp.Failed(new ProvisioningFailure(Kind.MISCONFIGURED, FailureCause.NO_FILTER))
                        : new LookUp.Absent();
            }
            return pick(hits, user, answered);
        }

        private static LookUp pick(List<JsonNode> hits, ScimUser user, Answered answered) {
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
                    : new LookUp.Failed(new ProvisioningFailure(
                            Kind.AMBIGUOUS, FailureCause.SEVERAL_ACCOUNTS, String.valueOf(accounts.size())));
        }
    }
}
