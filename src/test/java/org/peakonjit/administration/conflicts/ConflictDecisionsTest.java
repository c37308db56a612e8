package org.peakonjit.administration.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.administration.conflicts.ConflictDecision.OldAccount;
import org.peakonjit.administration.conflicts.ConflictDecision.SamePerson;
import org.peakonjit.administration.conflicts.ConflictDecision.SomebodyElse;
import org.peakonjit.administration.conflicts.DecisionOutcome.Closed;
import org.peakonjit.administration.conflicts.DecisionOutcome.Decided;
import org.peakonjit.administration.conflicts.DecisionOutcome.Kept;
import org.peakonjit.administration.conflicts.DecisionOutcome.Obstacle;
import org.peakonjit.administration.conflicts.DecisionOutcome.Wrong;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.conflict.Conflict.State;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.license.person.Claim.Kind;
import org.peakonjit.license.seat.AccountNames;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.provisioning.FakePeakon;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.signon.SignOnResult.Admitted;
import org.peakonjit.subject.PersonKey;
import org.peakonjit.subject.Subject;
import org.peakonjit.subject.Subjects;

/** Rule W3: what administrators decide about somebody who came with another's address or account. */
class ConflictDecisionsTest {

    private static final String ANN = "ann@corp.example";
    private static final String OTHER = "ann.old@corp.example";
    private static final PersonKey NEW_KEY = new PersonKey(Subjects.IDP, "guid-2");

    private final ConflictParts parts = new ConflictParts();
    private final InMemorySeats seats = parts.signOns.seats;
    private final FakePeakon peakon = parts.signOns.peakon;
    private final Subject old = Subjects.known("guid-1", ANN);
    private final Subject newcomer = Subjects.known("guid-2", ANN);

    private static SomebodyElse somebodyElse(OldAccount fate) {
        return new SomebodyElse(fate, fate == OldAccount.RENAME ? OTHER : null);
    }

    @Test
    void w3GivesTheSeatToTheSamePersonUnderTheirNewIdentifier() {
        Seat seat = parts.admit(old);
        Conflict conflict = parts.conflictOf(newcomer);
        assertThat(conflict.claim().kind()).isEqualTo(Kind.ADDRESS);

        assertThat(parts.decide(conflict, new SamePerson())).isInstanceOf(Decided.class);

        assertThat(parts.stateOf(conflict)).isEqualTo(State.SAME_PERSON);
        assertThat(parts.admit(newcomer).id()).isEqualTo(seat.id());
        assertThat(seats.find("peakon", seat.id()).orElseThrow().holder().key()).contains(NEW_KEY);
        assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
        assertThat(peakon.accounts()).isEqualTo(1);
    }

    @Test
    void w3SendsNothingToPeakonWhenItIsTheSamePerson() {
        Seat seat = parts.admit(old);
        Conflict conflict = parts.conflictOf(newcomer);
        int lookUps = peakon.lookUps.get();

        parts.decide(conflict, new SamePerson());

        assertThat(peakon.lookUps).hasValue(lookUps);
        assertThat(peakon.updated).isEmpty();
        assertThat(seat.address()).isEqualTo(ANN);
    }

    @Test
    void w3RecognisesTheSamePersonWhoseSeatWasReleased() {
        Seat seat = parts.admit(old);
        seats.release("peakon", seat.id());
        Conflict conflict = parts.conflictOf(newcomer);
        assertThat(conflict.claim().kind()).isEqualTo(Kind.FORMER_ADDRESS);

        parts.decide(conflict, new SamePerson());

        assertThat(parts.admit(newcomer).scimId()).isEqualTo(seat.scimId());
        assertThat(peakon.accounts()).isEqualTo(1);
    }

    @Test
    void w3DoesNotGiveOnePersonTwoSeats() {
        Seat seat = parts.admit(old);
        Seat own = parts.admit(Subjects.known("guid-2", "ann.new@corp.example"));
        Conflict conflict = parts.conflictOf(newcomer);

        DecisionOutcome outcome = parts.decide(conflict, new SamePerson());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Kept.class, kept -> assertThat(kept.obstacle()).isEqualTo(Obstacle.CLAIMANT_HAS_SEAT));
        assertThat(parts.stateOf(conflict)).isEqualTo(State.OPEN);
        assertThat(parts.told.fired()).isEmpty();

        seats.release("peakon", own.id());
        assertThat(parts.decide(conflict, new SamePerson())).isInstanceOf(Decided.class);
        assertThat(parts.admit(newcomer).id()).isEqualTo(seat.id());
    }

    /** Rule L7: nobody knows yet whether there is an account to decide about. */
    @Test
    void w3DecidesNothingAboutAReservation() {
        seats.reserve("peakon", old.person().orElseThrow(), AccountNames.UNKNOWN, Optional.empty(), Duration.ZERO);
        Conflict conflict = parts.conflictOf(newcomer);

        for (OldAccount fate : OldAccount.values()) {
            assertThat(parts.decide(conflict, somebodyElse(fate)))
                    .isInstanceOfSatisfying(
                            Kept.class, kept -> assertThat(kept.obstacle()).isEqualTo(Obstacle.SEAT_UNSETTLED));
        }
        assertThat(parts.stateOf(conflict)).isEqualTo(State.OPEN);
        assertThat(parts.told.fired()).isEmpty();
        assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
    }

    @Test
    void w3RenamesTheOldAccountAndLetsTheNewcomerHaveTheAddress() {
        Seat seat = parts.admit(old);
        Conflict conflict = parts.conflictOf(newcomer);

        assertThat(parts.decide(conflict, somebodyElse(OldAccount.RENAME))).isInstanceOf(Decided.class);

        assertThat(peakon.idOf(OTHER)).isEqualTo(seat.scimId());
        assertThat(seats.find("peakon", seat.id())).isEmpty();
        Seat fresh = parts.admit(newcomer);
        assertThat(fresh.scimId()).isNotEqualTo(seat.scimId());
        assertThat(fresh.holder().key()).contains(NEW_KEY);
        assertThat(peakon.accounts()).isEqualTo(2);
        assertThat(parts.stateOf(conflict)).isEqualTo(State.SOMEBODY_ELSE);
    }

    @Test
    void w3RecognisesTheOldHolderWhoComesBackUnderTheirNewAddress() {
        Seat seat = parts.admit(old);
        parts.decide(parts.conflictOf(newcomer), somebodyElse(OldAccount.RENAME));
        parts.admit(newcomer);

        assertThat(parts.admit(Subjects.known("guid-1", OTHER)).scimId()).isEqualTo(seat.scimId());
        assertThat(peakon.accounts()).isEqualTo(2);
    }

    @Test
    void w3DeletesTheOldAccount() {
        Seat seat = parts.admit(old);
        parts.decide(parts.conflictOf(newcomer), somebodyElse(OldAccount.DELETE));

        assertThat(peakon.account(String.valueOf(seat.scimId()))).isNull();
        assertThat(parts.admit(newcomer).scimId()).isNotEqualTo(seat.scimId());
    }

    @Test
    void w3DeactivatesTheOldAccountUnderAnotherAddress() {
        Seat seat = parts.admit(old);
        parts.decide(parts.conflictOf(newcomer), new SomebodyElse(OldAccount.DEACTIVATE, OTHER));

        assertThat(peakon.isActive(OTHER)).isFalse();
        assertThat(parts.admit(newcomer).scimId()).isNotEqualTo(seat.scimId());
    }

    /** Its address is still the newcomer's, so Peakon would give them the old account. */
    @ParameterizedTest
    @EnumSource(
            value = OldAccount.class,
            names = {"DEACTIVATE", "LEAVE"})
    void w3RefusesTheNewcomerForTheAccountThatKeepsTheAddress(OldAccount fate) {
        Seat seat = parts.admit(old);
        Conflict conflict = parts.conflictOf(newcomer);
        parts.decide(conflict, somebodyElse(fate));
        assertThat(parts.stateOf(conflict)).isEqualTo(State.SOMEBODY_ELSE);

        Conflict again = parts.conflictOf(newcomer);

        assertThat(again.claim().kind()).isEqualTo(Kind.FORMER_ACCOUNT);
        assertThat(again.id()).isEqualTo(conflict.id());
        assertThat(peakon.isActive(ANN)).isEqualTo(fate == OldAccount.LEAVE);

        parts.decide(again, somebodyElse(OldAccount.RENAME));
        assertThat(parts.admit(newcomer).scimId()).isNotEqualTo(seat.scimId());
    }

    @Test
    void w3FreesAFormerHoldersAddress() {
        Seat seat = parts.admit(old);
        seats.release("peakon", seat.id());
        Conflict conflict = parts.conflictOf(newcomer);

        assertThat(parts.decide(conflict, somebodyElse(OldAccount.RENAME))).isInstanceOf(Decided.class);

        assertThat(parts.admit(newcomer).scimId()).isNotEqualTo(seat.scimId());
        assertThat(peakon.idOf(OTHER)).isEqualTo(seat.scimId());
    }

    @Test
    void w3ChangesNothingWherePeakonDoesNot() {
        Seat seat = parts.admit(old);
        Conflict conflict = parts.conflictOf(newcomer);
        peakon.changesFail = ProvisioningFailure.Kind.UNAVAILABLE;

        DecisionOutcome outcome = parts.decide(conflict, somebodyElse(OldAccount.DELETE));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Kept.class, kept -> assertThat(kept.obstacle()).isEqualTo(Obstacle.PEAKON));
        assertThat(parts.stateOf(conflict)).isEqualTo(State.OPEN);
        assertThat(seats.find("peakon", seat.id())).isPresent();
        assertThat(parts.told.fired()).isEmpty();
    }

    /** Rule W8: an unknown id proves nothing, and what answers to the address may be the newcomer's own account. */
    @Test
    void w3TouchesNoAccountThatPeakonHasUnderAnotherId() {
        Seat seat = parts.admit(old);
        Conflict conflict = parts.conflictOf(newcomer);
        peakon.forget(ANN);
        peakon.knows(ANN, true);

        DecisionOutcome outcome = parts.decide(conflict, somebodyElse(OldAccount.DELETE));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Kept.class, kept -> assertThat(kept.obstacle()).isEqualTo(Obstacle.ACCOUNT_ELSEWHERE));
        assertThat(peakon.isActive(ANN)).isTrue();
        assertThat(seats.find("peakon", seat.id())).isPresent();
        assertThat(parts.decide(conflict, somebodyElse(OldAccount.LEAVE))).isInstanceOf(Decided.class);
    }

    /** The application's Peakon is another since. */
    @Test
    void w3TouchesNoAccountWhoseIdIsForgotten() {
        Seat seat = parts.admit(old);
        Conflict conflict = parts.conflictOf(newcomer);
        seats.forgetAccounts("peakon");

        assertThat(parts.decide(conflict, somebodyElse(OldAccount.DELETE)))
                .isInstanceOfSatisfying(
                        Kept.class, kept -> assertThat(kept.obstacle()).isEqualTo(Obstacle.ACCOUNT_ELSEWHERE));
        assertThat(peakon.isActive(ANN)).isTrue();
        assertThat(seats.find("peakon", seat.id())).isPresent();
        peakon.forget(ANN);
        assertThat(parts.decide(conflict, somebodyElse(OldAccount.DELETE))).isInstanceOf(Decided.class);
    }

    @Test
    void w3TakesAnAccountForDealtWithThatIsGone() {
        parts.admit(old);
        Conflict conflict = parts.conflictOf(newcomer);
        peakon.forget(ANN);

        assertThat(parts.decide(conflict, somebodyElse(OldAccount.DELETE))).isInstanceOf(Decided.class);
        assertThat(parts.signOn(newcomer)).isInstanceOf(Admitted.class);
    }

    @Test
    void refusesANewAddressThatIsNoOtherOne() {
        parts.admit(old);
        parts.admit(Subjects.known("guid-3", "bob@corp.example"));
        Conflict conflict = parts.conflictOf(newcomer);

        assertThat(parts.decide(conflict, new SomebodyElse(OldAccount.RENAME, ANN)))
                .isInstanceOfSatisfying(
                        Wrong.class,
                        wrong -> assertThat(wrong.error().pointer()).isEqualTo("/newAddress"));
        assertThat(parts.decide(conflict, new SomebodyElse(OldAccount.RENAME, "bob@corp.example")))
                .isInstanceOfSatisfying(
                        Wrong.class, wrong -> assertThat(wrong.error().code()).isEqualTo("duplicate"));
        assertThat(peakon.idOf(ANN)).isNotNull();
    }

    @Test
    void decidesNothingTwice() {
        parts.admit(old);
        Conflict conflict = parts.conflictOf(newcomer);
        parts.decide(conflict, new SamePerson());
        Conflict decided = parts.signOns.conflicts.find("peakon", conflict.id()).orElseThrow();

        assertThat(parts.decide(decided, somebodyElse(OldAccount.DELETE))).isInstanceOf(Closed.class);
        assertThat(parts.decide(conflict, somebodyElse(OldAccount.DELETE))).isInstanceOf(Closed.class);

        assertThat(peakon.accounts()).isEqualTo(1);
        assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
    }

    /** Whoever is known by an address alone holds no seat that has another. */
    @Test
    void w3LetsSomebodyWithoutIdentifierTakeTheirAccountOver() {
        String number = peakon.knows("a.smith@corp.example", "E-7", null, true);
        parts.admit(withExternalId("guid-1", "a.smith@corp.example"));
        Subject bare = withExternalId(null, ANN);
        Conflict conflict = parts.conflictOf(bare);
        assertThat(conflict.claim().kind()).isEqualTo(Kind.ACCOUNT);

        assertThat(parts.decide(conflict, new SamePerson())).isInstanceOf(Decided.class);

        assertThat(parts.admit(bare).scimId()).isEqualTo(number);
        assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
    }

    private static Subject withExternalId(@Nullable String id, String email) {
        Map<String, List<String>> attributes = new HashMap<>(Map.of(
                "email", List.of(email),
                "sn", List.of("Family"),
                "externalId", List.of("E-7")));
        Optional.ofNullable(id).ifPresent(value -> attributes.put("objectGUID", List.of(value)));
        return Subjects.with(attributes);
    }

    @Test
    void w9TellsTheAuditWhatWasDecided() {
        Seat seat = parts.admit(old);
        Conflict conflict = parts.conflictOf(newcomer);

        parts.decide(conflict, somebodyElse(OldAccount.RENAME));

        assertThat(parts.told.fired())
                .extracting("action")
                .containsExactly(AdministrativeAction.SEAT_RELEASED, AdministrativeAction.CONFLICT_DECIDED);
        assertThat(parts.told.fired())
                .extracting("object")
                .containsExactly("peakon/" + seat.id(), "peakon/" + conflict.id());
        assertThat(parts.told.fired().get(0).after())
                .contains("rename", conflict.id().toString());
        assertThat(parts.told.fired().get(1).before()).contains("\"state\":\"open\"");
        assertThat(parts.told.fired().get(1).after())
                .contains("\"state\":\"somebody-else\"", "\"decidedBy\":\"admin\"", OTHER);
    }
}
