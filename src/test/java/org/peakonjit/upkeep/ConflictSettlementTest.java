package org.peakonjit.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.peakonjit.application.Application;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.application.OneApplication;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.conflict.Conflict.State;
import org.peakonjit.conflict.ConflictQuery;
import org.peakonjit.conflict.InMemoryConflicts;
import org.peakonjit.license.person.Claim;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.signon.SignOnParts;
import org.peakonjit.signon.SignOnResult.Admitted;
import org.peakonjit.signon.SignOnResult.Refused;
import org.peakonjit.subject.Person;
import org.peakonjit.subject.Subject;
import org.peakonjit.subject.Subjects;

/** Conflicts that end without an administrator (rule W3). */
class ConflictSettlementTest {

    private static final String ANN = "ann@corp.example";

    private final SignOnParts parts = new SignOnParts();
    private final InMemoryConflicts conflicts = parts.conflicts;
    private final Application application = Fixtures.peakon(100);
    private final ConflictSettlement settlement = new ConflictSettlement(
            conflicts, new OneApplication(application), parts.seats, parts.issuers, Clock.systemUTC());
    private final SettleConflicts task = new SettleConflicts(conflicts, settlement);
    private final Subject old = Subjects.known("guid-1", ANN);
    private final Subject newcomer = Subjects.known("guid-2", ANN);

    private Seat admit(Subject subject) {
        return ((Admitted) parts.admit(application, subject)).seat().orElseThrow();
    }

    private void refuse(Subject subject) {
        assertThat(parts.admit(application, subject)).isInstanceOf(Refused.class);
        assertThat(conflicts.count(ConflictQuery.open())).isEqualTo(1);
    }

    private void isSettled() {
        task.run();
        assertThat(conflicts.all()).extracting(Conflict::state).containsExactly(State.SETTLED);
        assertThat(conflicts.all()).extracting(Conflict::decidedBy).containsOnlyNulls();
    }

    private void stands(Claim.Kind kind) {
        task.run();
        assertThat(conflicts.all()).extracting(Conflict::state).containsExactly(State.OPEN);
        assertThat(conflicts.all()).extracting(one -> one.claim().kind()).containsExactly(kind);
    }

    @Test
    void staysOpenWhileSomebodyElseHasTheAddress() {
        admit(old);
        refuse(newcomer);
        stands(Claim.Kind.ADDRESS);
    }

    @Test
    void staysOpenWhileTheAddressIsAFormerHolders() {
        Seat seat = admit(old);
        parts.seats.release("peakon", seat.id());
        refuse(newcomer);
        stands(Claim.Kind.FORMER_ADDRESS);
    }

    @Test
    void staysOpenWhenTheSeatIsReleasedMeanwhile() {
        Seat seat = admit(old);
        refuse(newcomer);
        parts.seats.release("peakon", seat.id());
        stands(Claim.Kind.ADDRESS);
    }

    @Test
    void staysOpenWhileTheAccountIsSomebodyElses() {
        parts.peakon.knows("a.smith@corp.example", "E-7", null, true);
        Seat seat = admit(withExternalId("guid-1", "a.smith@corp.example"));
        refuse(withExternalId("guid-2", ANN));
        stands(Claim.Kind.ACCOUNT);

        parts.seats.release("peakon", seat.id());
        task.run();
        assertThat(conflicts.all()).extracting(Conflict::state).containsExactly(State.OPEN);
    }

    @Test
    void endsWhenTheHolderHasAnotherAddress() {
        admit(old);
        refuse(newcomer);
        admit(Subjects.known("guid-1", "ann.smith@corp.example"));
        isSettled();
    }

    @Test
    void endsWhenWhoeverCameWasLetInUnderTheirOwnAddress() {
        admit(old);
        Subject own = Subjects.known("guid-2", "ann.b@corp.example");
        admit(own);
        refuse(newcomer);
        stands(Claim.Kind.ADDRESS);

        admit(own);
        isSettled();
    }

    @Test
    void endsWhenTheAccountIsNobodysAnyMore() {
        parts.peakon.knows("a.smith@corp.example", "E-7", null, true);
        Seat seat = admit(withExternalId("guid-1", "a.smith@corp.example"));
        refuse(withExternalId("guid-2", ANN));
        parts.seats.reassign(seat.id(), "another");
        isSettled();
    }

    @Test
    void endsWhenTheIdentityProviderIdentifiesPeopleAnew() {
        admit(old);
        refuse(newcomer);
        parts.renewed.put(Subjects.IDP, Instant.now().plusSeconds(1));
        isSettled();
    }

    /** Rule W4. */
    @Test
    void endsWhenTheOtherIdentityProviderSpeaksForNobodyAnyMore() {
        admit(old);
        refuse(Subjects.known("https://new.example/idp", "guid-2", ANN));
        parts.silent.add(Subjects.IDP);
        isSettled();
    }

    @Test
    void endsWithItsApplication() {
        admit(old);
        refuse(newcomer);
        new SettleConflicts(
                        conflicts,
                        new ConflictSettlement(
                                conflicts, new InMemoryApplications(), parts.seats, parts.issuers, Clock.systemUTC()))
                .run();
        assertThat(conflicts.all()).extracting(Conflict::state).containsExactly(State.SETTLED);
    }

    @Test
    void looksAtAllOfThem() {
        Seat seat = admit(old);
        for (int i = 0; i < 450; i++) {
            Person claimant = new Person(Subjects.IDP, "guid-" + i, i % 3 == 0 ? ANN : "p" + i + "@corp.example");
            conflicts.note(
                    "peakon",
                    new Claim(Claim.Kind.ADDRESS, claimant, seat.id(), seat.holder(), seat.scimId()),
                    Instant.now());
        }
        task.run();
        assertThat(conflicts.count(ConflictQuery.open())).isEqualTo(150);
    }

    @Test
    void isForgottenWithTheFormerHolderAfterTwoYears() {
        Seat seat = admit(old);
        refuse(newcomer);
        parts.seats.release("peakon", seat.id());
        forgetAt(Duration.ofDays(89));
        assertThat(formerHolder(seat.id())).isTrue();
        assertThat(conflicts.all()).hasSize(1);

        forgetAt(Duration.ofDays(91));
        assertThat(formerHolder(seat.id())).isFalse();
        assertThat(conflicts.all()).isEmpty();
    }

    private void forgetAt(Duration later) {
        Clock clock = Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC);
        Settings settings = TestSettings.in(Path.of("."), Map.of(SettingKey.FORMER_HOLDERS_RETENTION, "90"));
        new ForgetFormerHolders(parts.seats.formerHolders(), conflicts, settings, clock).run();
    }

    private boolean formerHolder(UUID seat) {
        return parts.seats.formerHolders().find("peakon", seat).isPresent();
    }

    private static Subject withExternalId(String id, String email) {
        return Subjects.with(Map.of(
                "email", List.of(email),
                "sn", List.of("Family"),
                "externalId", List.of("E-7"),
                "objectGUID", List.of(id)));
    }
}
