package org.peakonjit.administration.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.administration.simulation.RecentPeople.Recent;
import org.peakonjit.administration.simulation.Simulation.Verdict;
import org.peakonjit.application.Application;
import org.peakonjit.application.Fixtures;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.InMemoryAuditTrail;
import org.peakonjit.identityprovider.InMemoryRegisteredIdps;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.policy.AccessPolicy;
import org.peakonjit.provisioning.FakePeakon;
import org.peakonjit.provisioning.PendingUpdates;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.saml.metadata.ConnectedIdps;
import org.peakonjit.schedule.InMemoryOutbox;
import org.peakonjit.signon.Planner;
import org.peakonjit.signon.SignOnParts;

class RecentPeopleTest {

    private static final String ANN = "ann@corp.example";

    private final List<AuditEntry> entries = new ArrayList<>();
    private final InMemorySeats seats = new InMemorySeats();
    private final FakePeakon peakon = new FakePeakon();
    private final PendingUpdates waiting = new PendingUpdates(new InMemoryOutbox(Clock.systemUTC()));
    private final Planner planner = new Planner(
            seats,
            (application, subject) -> {
                throw new UnsupportedOperationException("nothing of recent people's attributes is kept");
            },
            new SignOnParts().issuers);
    private final Simulation simulation = new Simulation(
            seats, planner, peakon, ConnectedIdps.watching(new InMemoryRegisteredIdps()), Clock.systemUTC());
    private final RecentPeople people =
            new RecentPeople(new InMemoryAuditTrail(entries), seats, waiting, planner, simulation);

    @AfterEach
    void nothingWasChanged() {
        assertThat(peakon.creates).hasValue(0);
        assertThat(peakon.updated).isEmpty();
    }

    private Application limited(int limit) {
        seats.limit(limit);
        return Fixtures.peakon(limit);
    }

    private Seat seatOfAnn() {
        peakon.knows(ANN, true);
        return seats.assignExisting("peakon", ANN, peakon.idOf(ANN), null);
    }

    private void signedIn(String person, String outcome, String policy) {
        entries.add(new AuditEntry(
                UUID.randomUUID(),
                Instant.EPOCH,
                AuditEntry.Kind.SIGN_ON,
                "REF",
                "peakon",
                person,
                "https://idp.example",
                "LOGIN",
                outcome,
                policy,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    }

    @Test
    void areThoseWhoSignedInLatelyAndThoseWithASeat() {
        signedIn("bob@corp.example", "policy.not-entitled", null);
        seatOfAnn();

        assertThat(people.named("peakon", "")).containsExactly("bob@corp.example", ANN);
        assertThat(people.named("peakon", "ann")).containsExactly(ANN);
    }

    @Test
    void areKnownByAnySpellingOfTheirAddress() {
        seatOfAnn();

        assertThat(people.simulate(limited(1), " Ann@CORP.example"))
                .map(Recent::person)
                .contains(ANN);
    }

    @Test
    void holdersPassAndNothingIsSent() {
        seatOfAnn();

        Recent recent = simulate(limited(1));

        assertThat(recent.result().verdict()).isEqualTo(Verdict.HOLDS_SEAT);
        assertThat(recent.result().body()).isNull();
        assertThat(recent.result().consumedAfter()).isEqualTo(1);
        assertThat(recent.changeWaits()).isFalse();
    }

    @Test
    void aWaitingChangeIsShownAsTheRequestThatWillBeSent() {
        Seat seat = seatOfAnn();
        waiting.put(
                seat.id(),
                "peakon",
                ANN,
                new ScimUser(
                        ANN,
                        Optional.empty(),
                        Optional.of(ANN),
                        JsonNodeFactory.instance.objectNode().put("title", "Lead"),
                        "digest"));

        Recent recent = simulate(limited(1));

        assertThat(recent.changeWaits()).isTrue();
        assertThat(recent.result().method()).isEqualTo("PATCH");
    }

    @Test
    void nobodyIsToldOfWhomNothingIsKnown() {
        assertThat(people.simulate(limited(1), ANN)).isEmpty();
        signedIn("joann@corp.example", "admitted", null);
        assertThat(people.simulate(limited(1), ANN)).isEmpty();
    }

    @Test
    void aHolderOfWhomNoSignOnIsKeptIsNotCalledUnentitled() {
        seatOfAnn();
        Application closed = Fixtures.with(
                Fixtures.peakon(1).scim(), List.of(new AccessPolicy("Staff", List.of("staff"), List.of())));
        assertThat(simulate(closed).result().verdict()).isEqualTo(Verdict.HOLDS_SEAT);
    }

    private Recent simulate(Application application) {
        return people.simulate(application, ANN).orElseThrow();
    }

    @Test
    void whoHasNoSeatTakesOneIfOneIsLeft() {
        signedIn(ANN, "admitted", null);
        assertThat(simulate(limited(1)).result().verdict()).isEqualTo(Verdict.CREATED);
        assertThat(simulate(limited(0)).result().code()).isEqualTo("license.limit-reached");
        peakon.knows(ANN, true);
        assertThat(simulate(limited(0)).result().verdict()).isEqualTo(Verdict.ADOPTED);
    }

    @Test
    void theDomainDecidesHoweverItIsSpelled() {
        signedIn(ANN, "admitted", null);
        assertThat(simulate(of("CORP.example")).result().verdict()).isEqualTo(Verdict.CREATED);
        assertThat(simulate(of("b\u00fcro.example")).result().code()).isEqualTo("policy.wrong-domain");

        signedIn("ann@B\u00dcRO.example", "admitted", null);
        assertThat(people.simulate(of("xn--bro-hoa.example"), "ann@B\u00dcRO.example"))
                .hasValueSatisfying(
                        recent -> assertThat(recent.result().verdict()).isEqualTo(Verdict.CREATED));
    }

    private Application of(String domainName) {
        Application any = limited(1);
        return new Application("peakon", "", domainName, true, List.of(), any.saml(), any.scim());
    }

    @Test
    void theLastPolicyDecides() {
        Application closed = Fixtures.with(
                Fixtures.peakon(1).scim(), List.of(new AccessPolicy("Staff", List.of("staff"), List.of())));
        signedIn(ANN, "policy.not-entitled", null);
        assertThat(simulate(closed).result().code()).isEqualTo("policy.not-entitled");
        entries.clear();
        signedIn(ANN, "admitted", "Staff");
        Recent recent = simulate(closed);

        assertThat(recent.result().policy()).isEqualTo("Staff");
        assertThat(recent.result().verdict()).isNotEqualTo(Verdict.REFUSED);
        assertThat(recent.last()).isNotNull();
    }
}
