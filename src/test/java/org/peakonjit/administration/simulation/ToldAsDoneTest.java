package org.peakonjit.administration.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.peakonjit.administration.simulation.Simulation.Result;
import org.peakonjit.administration.simulation.Simulation.Verdict;
import org.peakonjit.application.Application;
import org.peakonjit.application.ExistingAccountsOverLimit;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.OnProvisioningFailure;
import org.peakonjit.application.SeatRelease;
import org.peakonjit.identityprovider.InMemoryRegisteredIdps;
import org.peakonjit.license.SeatReservation.Reserved;
import org.peakonjit.license.seat.AccountNames;
import org.peakonjit.license.seat.Holders;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.policy.AccessPolicy;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.result.ProvisioningFailure.Kind;
import org.peakonjit.saml.metadata.ConnectedIdps;
import org.peakonjit.signon.Note;
import org.peakonjit.signon.Provisioned;
import org.peakonjit.signon.SignOnParts;
import org.peakonjit.signon.SignOnResult;
import org.peakonjit.signon.SignOnResult.Admitted;
import org.peakonjit.signon.SignOnResult.Refused;
import org.peakonjit.subject.Subject;
import org.peakonjit.subject.Subjects;

/** What a simulation tells of a sign-on is what the sign-on comes to: each situation twice, once told and once done. */
class ToldAsDoneTest {

    private static final String ANN = "ann@corp.example";
    private static final String RAY = "ann.ray@corp.example";
    private static final String ADFS = "https://adfs.corp.example/trust";

    /**
     * @param before what has happened
     * @param limit the application's, in the ledger
     */
    private record Situation(
            String name, Consumer<SignOnParts> before, int limit, Application application, Subject subject) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** How a sign-on ends, as far as both can say it. */
    private record Ending(Verdict verdict, String code, long consumed) {}

    private static final Application PLAIN = Fixtures.peakon(5);
    private static final Application STRICT =
            Fixtures.with(Fixtures.scim(5, ExistingAccountsOverLimit.ADMIT, OnProvisioningFailure.REFUSE));
    private static final Application LENIENT =
            Fixtures.with(Fixtures.scim(5, ExistingAccountsOverLimit.ADMIT, OnProvisioningFailure.ADMIT));
    private static final Application CLOSED =
            Fixtures.with(Fixtures.scim(5, ExistingAccountsOverLimit.REFUSE, OnProvisioningFailure.ADMIT_KNOWN));
    private static final Application STAFF = Fixtures.with(
            Fixtures.releasing(new SeatRelease(null, false, false)),
            List.of(new AccessPolicy("Staff", List.of("peakon-users"), List.of())));

    private static final Application REVIVING = Fixtures.with(Fixtures.reactivating());

    private static final Subject ANNS = Subjects.known("7", ANN);
    private static final Subject RENAMED = Subjects.known("7", RAY);
    private static final Subject STRANGER = Subjects.known("8", ANN);

    private static SignOnResult signOn(SignOnParts parts, Application application, Subject subject) {
        return parts.admit(application, subject);
    }

    private static Consumer<SignOnParts> seated(Application application, Subject... subjects) {
        return parts -> List.of(subjects).forEach(subject -> signOn(parts, application, subject));
    }

    private static Consumer<SignOnParts> down(Kind kind) {
        return parts -> parts.peakon.lookUpFails = kind;
    }

    private static Consumer<SignOnParts> account(String address, boolean active) {
        return parts -> parts.peakon.knows(address, active);
    }

    private static Consumer<SignOnParts> inactive() {
        return parts -> parts.peakon.deactivate(PLAIN, parts.peakon.idOf(ANN), Deadline.in(Duration.ofSeconds(1)));
    }

    private static void released(SignOnParts parts) {
        ledger(parts).forEach(seat -> parts.seats.release("peakon", seat.id()));
    }

    private static void longAgo(SignOnParts parts) {
        ledger(parts).forEach(seat -> parts.seats.age(seat.id(), Duration.ofDays(1)));
    }

    private static List<Seat> ledger(SignOnParts parts) {
        return parts.seats.page("peakon", SeatQuery.all(), 0, 100);
    }

    private static Subject with(Subject subject, String name, String value) {
        Map<String, List<String>> attributes = new HashMap<>(subject.attributes());
        attributes.put(name, List.of(value));
        return new Subject(subject.issuer(), subject.nameId(), attributes, subject.names(), subject.scope());
    }

    static List<Situation> situations() {
        List<Situation> all = new ArrayList<>();
        entry(all);
        newcomers(all);
        holders(all);
        people(all);
        absence(all);
        anotherPeakon(all);
        return all;
    }

    private static void entry(List<Situation> all) {
        all.add(new Situation("application disabled", parts -> {}, 5, Fixtures.disabled(), ANNS));
        all.add(new Situation("no address", parts -> {}, 5, PLAIN, Subjects.with(Map.of("sn", List.of("Lee")))));
        all.add(new Situation("no single address", parts -> {}, 5, PLAIN, Subjects.withEmail("a@b@corp.example")));
        all.add(new Situation("wrong domain", parts -> {}, 5, PLAIN, Subjects.withEmail("ann@else.example")));
        all.add(new Situation("in no policy", parts -> {}, 5, STAFF, Subjects.inGroups("ann", "others")));
        all.add(new Situation("in a policy", parts -> {}, 5, STAFF, Subjects.inGroups("ann", "peakon-users")));
        all.add(new Situation("no employee number", parts -> {}, 5, Fixtures.byEmployeeNumber(5), ANNS));
        all.add(new Situation(
                "nothing of the name", parts -> {}, 5, PLAIN, Subjects.with(Map.of("email", List.of(ANN)))));
        all.add(new Situation("provisioning off", parts -> {}, 5, Fixtures.with(Fixtures.withoutProvisioning()), ANNS));
    }

    private static void newcomers(List<Situation> all) {
        all.add(new Situation("new", parts -> {}, 5, PLAIN, ANNS));
        all.add(new Situation("new, none left", parts -> {}, 0, PLAIN, ANNS));
        all.add(new Situation("new, none left, closed", parts -> {}, 0, CLOSED, ANNS));
        all.add(new Situation("new, Peakon down", down(Kind.UNAVAILABLE), 5, PLAIN, ANNS));
        all.add(new Situation("new, Peakon down, lenient", down(Kind.UNAVAILABLE), 5, LENIENT, ANNS));
        all.add(new Situation("new, token refused", down(Kind.MISCONFIGURED), 5, PLAIN, ANNS));
        all.add(new Situation("new, rejected, lenient", down(Kind.REJECTED), 5, LENIENT, ANNS));
        all.add(new Situation("new, several match", down(Kind.AMBIGUOUS), 5, PLAIN, ANNS));
        all.add(new Situation("new, none left, Peakon down", down(Kind.UNAVAILABLE), 0, PLAIN, ANNS));
        all.add(new Situation("account there", account(ANN, true), 5, PLAIN, ANNS));
        all.add(new Situation("account there, inactive", account(ANN, false), 5, PLAIN, ANNS));
        all.add(new Situation(
                "account there, reactivated", account(ANN, false), 5, Fixtures.with(Fixtures.reactivating()), ANNS));
        all.add(new Situation("account there, none left", account(ANN, true), 0, PLAIN, ANNS));
        all.add(new Situation("account there, none left, closed", account(ANN, true), 0, CLOSED, ANNS));
        all.add(new Situation(
                "account there by externalId", parts -> parts.peakon.knows(RAY, "7", null, true), 5, PLAIN, ANNS));
        all.add(new Situation(
                "account there by number, none left",
                parts -> parts.peakon.knows(RAY, null, "E-1", true),
                0,
                PLAIN,
                with(ANNS, "employeeNumber", "E-1")));
        all.add(new Situation("unsettled, no account", SituationsOfReservations::unsettled, 1, PLAIN, ANNS));
        all.add(new Situation("unsettled, account there", SituationsOfReservations::unsettledAndMade, 1, PLAIN, ANNS));
        all.add(new Situation("reservation for an account", SituationsOfReservations::claimedAndThere, 1, PLAIN, ANNS));
        all.add(new Situation(
                "reservation for an account that is gone", SituationsOfReservations::claimed, 1, PLAIN, ANNS));
        all.add(new Situation(
                "reservation for an account that is gone, limit lowered",
                SituationsOfReservations::claimed,
                0,
                PLAIN,
                ANNS));
        all.add(new Situation(
                "another's reservation", SituationsOfReservations::unsettled, 1, PLAIN, Subjects.named("bob")));
    }

    /** Reservations of which nobody knows what came of them. */
    private static final class SituationsOfReservations {

        static void unsettled(SignOnParts parts) {
            Reserved reserved =
                    (Reserved) Holders.reserve(parts.seats, ANNS.person().orElseThrow(), Duration.ZERO);
            parts.seats.keepUnsettled(reserved);
        }

        /** For an account that Peakon has under no name of the person's. */
        static void claimedAndThere(SignOnParts parts) {
            claim(parts, parts.peakon.knows("other@corp.example", null, null, true));
        }

        static void claimed(SignOnParts parts) {
            claim(parts, "gone");
        }

        private static void claim(SignOnParts parts, String account) {
            parts.seats.keepUnsettled(parts.seats
                    .claim(
                            "peakon",
                            ANNS.person().orElseThrow(),
                            AccountNames.UNKNOWN,
                            Optional.empty(),
                            account,
                            Duration.ZERO)
                    .orElseThrow());
        }

        static void unsettledAndMade(SignOnParts parts) {
            unsettled(parts);
            parts.peakon.knows(ANN, true);
        }
    }

    /** Where the ids of accounts are forgotten. */
    private static void anotherPeakon(List<Situation> all) {
        for (Application application : List.of(PLAIN, STRICT)) {
            String how = application == STRICT ? ", strict" : "";
            Consumer<SignOnParts> moved = seated(application, ANNS)
                    .andThen(ToldAsDoneTest::longAgo)
                    .andThen(parts -> parts.seats.forgetAccounts("peakon"));
            all.add(new Situation("at another Peakon, there" + how, moved, 1, application, ANNS));
            all.add(new Situation("at another Peakon, renamed" + how, moved, 1, application, RENAMED));
            all.add(new Situation(
                    "at another Peakon, absent" + how,
                    moved.andThen(parts -> parts.peakon.forget(ANN)),
                    1,
                    application,
                    ANNS));
            all.add(new Situation(
                    "at another Peakon, which is down" + how,
                    moved.andThen(down(Kind.UNAVAILABLE)),
                    1,
                    application,
                    ANNS));
        }
    }

    private static void holders(List<Situation> all) {
        all.add(new Situation("known", seated(PLAIN, ANNS), 5, PLAIN, ANNS));
        all.add(new Situation("known, limit lowered", seated(PLAIN, ANNS), 0, PLAIN, ANNS));
        all.add(new Situation("known, closed", seated(CLOSED, ANNS), 0, CLOSED, ANNS));
        all.add(new Situation(
                "known, Peakon down", seated(PLAIN, ANNS).andThen(down(Kind.UNAVAILABLE)), 5, PLAIN, ANNS));
        all.add(new Situation("known, strict", seated(STRICT, ANNS), 5, STRICT, ANNS));
        all.add(new Situation(
                "known, strict, Peakon down", seated(STRICT, ANNS).andThen(down(Kind.UNAVAILABLE)), 5, STRICT, ANNS));
        all.add(new Situation(
                "known, changed", seated(PLAIN, ANNS).andThen(parts -> parts.attributes = "other"), 5, PLAIN, ANNS));
        all.add(new Situation(
                "known, nothing of the name any more",
                seated(PLAIN, ANNS),
                5,
                PLAIN,
                Subjects.with(Map.of("email", List.of(ANN), "objectGUID", List.of("7")))));
        all.add(new Situation(
                "known, left the policy",
                seated(STAFF, Subjects.inGroups("ann", "peakon-users")),
                5,
                STAFF,
                Subjects.inGroups("ann", "others")));
        all.add(new Situation("known, inactive", seated(PLAIN, ANNS).andThen(inactive()), 5, PLAIN, ANNS));
        all.add(new Situation(
                "known, inactive, reactivated", seated(REVIVING, ANNS).andThen(inactive()), 5, REVIVING, ANNS));
        all.add(new Situation(
                "known, inactive and changed, reactivated",
                seated(REVIVING, ANNS).andThen(inactive()).andThen(parts -> parts.attributes = "other"),
                5,
                REVIVING,
                ANNS));
        all.add(new Situation(
                "known, to be reactivated, Peakon down",
                seated(REVIVING, ANNS).andThen(inactive()).andThen(down(Kind.UNAVAILABLE)),
                5,
                REVIVING,
                ANNS));
        all.add(new Situation(
                "renamed, inactive, reactivated", seated(REVIVING, ANNS).andThen(inactive()), 5, REVIVING, RENAMED));
        all.add(new Situation(
                "known by number",
                seated(Fixtures.byEmployeeNumber(5), with(ANNS, "employeeNumber", "E-1")),
                5,
                Fixtures.byEmployeeNumber(5),
                with(ANNS, "employeeNumber", "E-1")));
        all.add(new Situation(
                "known by another number",
                seated(Fixtures.byEmployeeNumber(5), with(ANNS, "employeeNumber", "E-1")),
                5,
                Fixtures.byEmployeeNumber(5),
                with(ANNS, "employeeNumber", "E-2")));
    }

    private static void people(List<Situation> all) {
        all.add(new Situation("renamed", seated(PLAIN, ANNS), 1, PLAIN, RENAMED));
        all.add(new Situation("renamed, limit lowered, closed", seated(CLOSED, ANNS), 0, CLOSED, RENAMED));
        all.add(new Situation(
                "renamed, Peakon down", seated(PLAIN, ANNS).andThen(down(Kind.UNAVAILABLE)), 5, PLAIN, RENAMED));
        all.add(new Situation(
                "renamed, strict, Peakon down",
                seated(STRICT, ANNS).andThen(down(Kind.UNAVAILABLE)),
                5,
                STRICT,
                RENAMED));
        all.add(new Situation(
                "renamed, an account of nobody has the address",
                seated(PLAIN, ANNS).andThen(account(RAY, true)),
                5,
                PLAIN,
                RENAMED));
        all.add(new Situation(
                "renamed, another holder's account has the address",
                seated(PLAIN, ANNS, Subjects.known("9", RAY)).andThen(parts -> {
                    Seat other = parts.seats.at("peakon", RAY).orElseThrow();
                    parts.seats.renamed(other.id(), other.holder().withAddress("b@corp.example"), other.names(), null);
                }),
                5,
                PLAIN,
                RENAMED));
        all.add(new Situation(
                "renamed, nobody knows to what",
                seated(PLAIN, ANNS)
                        .andThen(parts ->
                                parts.seats.renaming(ledger(parts).get(0).id()))
                        .andThen(down(Kind.UNAVAILABLE)),
                5,
                PLAIN,
                ANNS));
        all.add(new Situation("re-used address", seated(PLAIN, ANNS), 5, PLAIN, STRANGER));
        all.add(new Situation(
                "re-used address of a released seat",
                seated(PLAIN, ANNS).andThen(ToldAsDoneTest::released),
                5,
                PLAIN,
                STRANGER));
        all.add(new Situation(
                "holder's account", seated(PLAIN, ANNS), 5, PLAIN, with(Subjects.known("8", RAY), "externalId", "7")));
        all.add(new Situation(
                "came back after release", seated(PLAIN, ANNS).andThen(ToldAsDoneTest::released), 1, PLAIN, ANNS));
        all.add(new Situation(
                "came back under another address",
                seated(PLAIN, ANNS).andThen(ToldAsDoneTest::released),
                1,
                PLAIN,
                RENAMED));
        all.add(new Situation(
                "came back after release, account under another address",
                seated(PLAIN, Subjects.unknown(Subjects.IDP, ANN))
                        .andThen(parts -> parts.peakon.rename(
                                PLAIN,
                                String.valueOf(ledger(parts).get(0).scimId()),
                                "other@corp.example",
                                Deadline.in(Duration.ofSeconds(1))))
                        .andThen(ToldAsDoneTest::released),
                5,
                PLAIN,
                Subjects.unknown(Subjects.IDP, ANN)));
        all.add(new Situation(
                "look-alike",
                seated(PLAIN, Subjects.known("7", "mike@corp.example")),
                5,
                PLAIN,
                Subjects.known("8", "mi\u212Ae@corp.example")));
        all.add(new Situation(
                "another IdP speaks for the address",
                seated(PLAIN, Subjects.known(ADFS, "S-1", ANN)).andThen(parts -> parts.silent.add(ADFS)),
                1,
                PLAIN,
                ANNS));
        all.add(new Situation(
                "another IdP still speaks for the address",
                seated(PLAIN, Subjects.known(ADFS, "S-1", ANN)),
                5,
                PLAIN,
                ANNS));
        all.add(new Situation(
                "new identifiers",
                seated(PLAIN, ANNS)
                        .andThen(parts ->
                                parts.renewed.put(Subjects.IDP, Instant.now().plusSeconds(60))),
                1,
                PLAIN,
                Subjects.known("guid", ANN)));
        all.add(new Situation("first identifier", seated(PLAIN, Subjects.unknown(Subjects.IDP, ANN)), 1, PLAIN, ANNS));
    }

    private static void absence(List<Situation> all) {
        Consumer<SignOnParts> forgotten = seated(STRICT, ANNS).andThen(parts -> parts.peakon.forget(ANN));
        all.add(new Situation("account gone a moment ago, strict", forgotten, 5, STRICT, ANNS));
        all.add(new Situation(
                "account gone for certain, strict", forgotten.andThen(ToldAsDoneTest::longAgo), 1, STRICT, ANNS));
        all.add(new Situation(
                "account gone for certain, strict, limit lowered",
                forgotten.andThen(ToldAsDoneTest::longAgo),
                0,
                STRICT,
                ANNS));
        all.add(new Situation(
                "account under another id, strict", forgotten.andThen(account(ANN, true)), 5, STRICT, ANNS));
        Consumer<SignOnParts> lost = seated(REVIVING, ANNS).andThen(parts -> parts.peakon.forget(ANN));
        all.add(new Situation("account gone a moment ago, to be reactivated", lost, 5, REVIVING, ANNS));
        all.add(new Situation(
                "account gone for certain, to be reactivated",
                lost.andThen(ToldAsDoneTest::longAgo),
                5,
                REVIVING,
                ANNS));
        all.add(new Situation("account gone a moment ago, renamed", forgotten, 5, PLAIN, RENAMED));
        all.add(new Situation("account gone a moment ago, renamed, lenient", forgotten, 5, LENIENT, RENAMED));
        all.add(new Situation("account gone a moment ago, renamed, strict", forgotten, 5, STRICT, RENAMED));
        all.add(new Situation(
                "account gone for certain, renamed", forgotten.andThen(ToldAsDoneTest::longAgo), 5, PLAIN, RENAMED));
    }

    @Test
    void areMoreThanForty() {
        assertThat(situations())
                .hasSizeGreaterThan(40)
                .extracting(Situation::name)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("situations")
    void isToldAsItIsDone(Situation situation) {
        assertThat(told(situation)).isEqualTo(done(situation));
    }

    private static SignOnParts prepared(Situation situation) {
        SignOnParts parts = new SignOnParts();
        situation.before().accept(parts);
        parts.seats.limit(situation.limit());
        return parts;
    }

    private static Ending told(Situation situation) {
        SignOnParts parts = prepared(situation);
        List<Seat> before = ledger(parts);
        int creates = parts.peakon.creates.get();
        int updates = parts.peakon.updated.size();
        Result result = new Simulation(
                        parts.seats,
                        parts.planner,
                        parts.peakon,
                        ConnectedIdps.watching(new InMemoryRegisteredIdps()),
                        Clock.systemUTC())
                .of(situation.application(), situation.subject());
        assertThat(ledger(parts)).as("nothing is changed by telling").isEqualTo(before);
        assertThat(parts.peakon.creates).hasValue(creates);
        assertThat(parts.peakon.updated).hasSize(updates);
        assertThat(parts.conflicts.all()).isEmpty();
        return new Ending(result.verdict(), result.code() == null ? "" : result.code(), result.consumedAfter());
    }

    private static Ending done(Situation situation) {
        SignOnParts parts = prepared(situation);
        SignOnResult result = signOn(parts, situation.application(), situation.subject());
        long consumed = parts.seats.usage("peakon").consumed();
        return result instanceof Refused refused
                ? new Ending(Verdict.REFUSED, refused.refusal().code().code(), consumed)
                : new Ending(verdict(situation.application(), (Admitted) result), "", consumed);
    }

    private static Verdict verdict(Application application, Admitted admitted) {
        if (admitted.seat().isEmpty()) {
            return Verdict.HANDED_ON;
        }
        Provisioned provisioned = Provisioned.of(application, admitted);
        boolean renamed =
                admitted.notes().contains(Note.RENAMED) || admitted.notes().contains(Note.RENAME_WAITS);
        if (renamed && provisioned != Provisioned.ADOPTED) {
            return Verdict.RENAMED;
        }
        boolean held =
                provisioned == Provisioned.REACTIVATED && !admitted.seat().get().isFirstSignIn();
        return provisioned == null || held
                ? Verdict.HOLDS_SEAT
                : provisioned == Provisioned.CREATED ? Verdict.CREATED : Verdict.ADOPTED;
    }
}
