package org.peakonjit.provisioning.scim;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.result.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.scim.http.Answer;
import org.peakonjit.provisioning.scim.http.Answer.Answered;
import org.peakonjit.provisioning.scim.http.ScimRequest;
import org.peakonjit.provisioning.scim.json.ErrorDetail;
import org.peakonjit.provisioning.scim.json.Filters;
import org.peakonjit.provisioning.scim.json.Json;
import org.peakonjit.provisioning.scim.json.Users;
import org.peakonjit.provisioning.user.PeakonAccount;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.provisioning.user.SearchKey;
import org.peakonjit.subject.DomainScope;

/** Looks a person up by one name after the other, until one finds exactly one account. */
final class UserSearch {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(150);

    private final Calls calls;
    private final ScimUser user;
    private boolean sawLookAlike;
    private boolean spoke;
    private boolean wasRefused;

    UserSearch(Calls calls, ScimUser user) {
        this.calls = calls;
        this.user = user;
    }

    /** By userName, then by externalId or, where there is none or Peakon does not filter by it, by e-mail. */
    LookUp run() {
        LookUp found = byUserName();
        if (found instanceof LookUp.Absent) {
            found = byExternalId();
        }
        boolean notAnswered = user.externalId().isEmpty()
                || wasRefused
                || calls.dialect().lacksFilter(SearchKey.EXTERNAL_ID.attribute());
        return said(found instanceof LookUp.Absent && notAnswered ? byEmail() : found);
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
        return said(found instanceof LookUp.Absent ? byEmployeeNumber() : found);
    }

    private LookUp said(LookUp found) {
        return found instanceof LookUp.Absent ? new LookUp.Absent(spoke) : found;
    }

    /** Whether the service took one of the names for that of somebody else, whose letters look alike. */
    boolean sawLookAlike() {
        return sawLookAlike;
    }

    /** Whether one of the names would find it, and it is of somebody in that scope. */
    boolean isThePersons(JsonNode resource, DomainScope scope) {
        return scope.covers(Json.member(resource, "userName").asText())
                && (isHit(resource, Optional.of(user.userName()), Users::isNamed)
                        || isHit(resource, user.externalId(), Users::hasExternalId)
                        || isHit(resource, user.email(), Users::hasEmail)
                        || isHit(resource, user.employeeNumber(), Users::hasEmployeeNumber));
    }

    private static boolean isHit(JsonNode resource, Optional<String> value, BiPredicate<JsonNode, String> isThePerson) {
        return value.filter(one -> isThePerson.test(resource, one)).isPresent();
    }

    /** The one that decides: nobody is created unless it was answered. */
    private LookUp byUserName() {
        String name = user.userName();
        return read(
                calls.send(ScimRequest.search(Filters.equal(SearchKey.USER_NAME.attribute(), name))),
                hit -> Users.isNamed(hit, name));
    }

    private LookUp byExternalId() {
        return byExtra(SearchKey.EXTERNAL_ID, user.externalId(), Users::hasExternalId);
    }

    private LookUp byEmail() {
        return byExtra(SearchKey.EMAIL, user.email(), Users::hasEmail);
    }

    /** Nobody is created on the strength of it, so it may be answered in whatever way. */
    private LookUp byEmployeeNumber() {
        LookUp found = byExtra(SearchKey.EMPLOYEE_NUMBER, user.employeeNumber(), Users::hasEmployeeNumber);
        return found instanceof LookUp.Failed failed && failed.failure().kind() == Kind.REJECTED
                ? new LookUp.Absent()
                : found;
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

    /** By an attribute by which a service need not filter, once the userName was answered. */
    private LookUp byExtra(SearchKey key, Optional<String> value, BiPredicate<JsonNode, String> isThePerson) {
        String attribute = key.attribute();
        if (value.isEmpty() || calls.dialect().lacksFilter(attribute)) {
            return new LookUp.Absent();
        }
        ScimRequest request = ScimRequest.searchIfKnown(Filters.equal(attribute, value.get()));
        Predicate<JsonNode> isHit = hit -> isThePerson.test(hit, value.get());
        Answer answer = calls.send(request);
        if (maybeLacksFilter(answer)) {
            return withoutFilter(attribute, request, (Answered) answer, isHit);
        }
        LookUp found = read(answer, isHit);
        if (found instanceof LookUp.Failed failed && isUnfiltered(failed.failure())) {
            calls.dialect().filterUnknown(attribute);
            return new LookUp.Absent();
        }
        return found;
    }

    /** Whether everybody was answered: what is unique finds no list that is too long to read. */
    private static boolean isUnfiltered(ProvisioningFailure failure) {
        return failure.fault().is(FailureCause.NO_FILTER) || failure.fault().is(FailureCause.TOO_LARGE);
    }

    /**
     * What follows from an answer that may mean that the service does not filter so. A 403 or 500 may be trouble of
     * another kind, too: it counts only where the userName is answered between two of them, so that nobody is created
     * since a service was down. Where the same of nobody is answered, it was this value that was refused, and the
     * filter goes on to be asked.
     */
    private LookUp withoutFilter(String attribute, ScimRequest request, Answered refusal, Predicate<JsonNode> isHit) {
        boolean isSaid = refusal.status() == 400 || refusal.status() == 501;
        if (!isSaid) {
            LookUp again = byUserName();
            if (!(again instanceof LookUp.Absent)) {
                return again;
            }
            Answer second = calls.send(request);
            if (!maybeLacksFilter(second)) {
                return read(second, isHit);
            }
        }
        wasRefused = true;
        if (maybeLacksFilter(calls.send(ScimRequest.searchIfKnown(Filters.equal(attribute, Trials.nobody()))))) {
            calls.dialect().filterUnknown(attribute);
        }
        return new LookUp.Absent();
    }

    private static boolean maybeLacksFilter(Answer answer) {
        return answer instanceof Answered answered && answered.maybeLacksFilter();
    }

    private LookUp read(Answer answer, Predicate<JsonNode> isThePerson) {
        if (!(answer instanceof Answered answered)) {
            return failed(answer.failure());
        }
        if (answered.status() == 200) {
            LookUp picked = pick(answered, isThePerson);
            spoke |= picked instanceof LookUp.Absent;
            return picked;
        }
        spoke |= answered.status() == 204 || answered.isScimError();
        return answered.status() == 404 || answered.status() == 204 ? new LookUp.Absent() : failed(answered.failure());
    }

    private LookUp failed(ProvisioningFailure failure) {
        return new LookUp.Failed(ErrorDetail.withoutValuesOf(user, failure));
    }

    /** Picks the person out of a list, trusting no filter. */
    private LookUp pick(Answered answered, Predicate<JsonNode> isThePerson) {
        Optional<JsonNode> body = answered.json();
        Optional<List<JsonNode>> list = body.flatMap(Users::list);
        if (body.isEmpty() || list.isEmpty()) {
            return new LookUp.Failed(answered.unreadable());
        }
        List<JsonNode> hits = list.get().stream().filter(isThePerson).toList();
        if (hits.isEmpty()) {
            sawLookAlike |= list.get().stream().anyMatch(other -> Users.looksLike(other, user.userName()));
            return mayBeMore(list.get(), body.get())
                    ? new LookUp.Failed(new ProvisioningFailure(Kind.MISCONFIGURED, FailureCause.NO_FILTER))
                    : new LookUp.Absent();
        }
        return theOnly(hits, answered);
    }

    /** Whether others may follow: strangers that are not all there are come of no filter. */
    private static boolean mayBeMore(List<JsonNode> strangers, JsonNode body) {
        return !strangers.isEmpty() && Users.total(body).orElse(Integer.MAX_VALUE) > strangers.size();
    }

    private LookUp theOnly(List<JsonNode> hits, Answered answered) {
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
