package org.peakonjit.administration.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.administration.conflicts.ConflictDecision.OldAccount;
import org.peakonjit.administration.conflicts.ConflictDecision.SamePerson;
import org.peakonjit.administration.conflicts.ConflictDecision.SomebodyElse;
import org.peakonjit.administration.conflicts.ConflictSweep.Progress;
import org.peakonjit.conflict.Conflict.State;
import org.peakonjit.conflict.ConflictQuery;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.subject.Subjects;

class ConflictSweepTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final ConflictQuery ALL = ConflictQuery.open();

    private final ConflictParts parts = new ConflictParts();

    private static String address(int person) {
        return "p" + person + "@corp.example";
    }

    @BeforeEach
    void fivePeopleAreIdentifiedAnew() {
        for (int person = 0; person < 5; person++) {
            parts.admit(Subjects.known("old-" + person, address(person)));
            parts.conflictOf(Subjects.known("new-" + person, address(person)));
        }
    }

    @Test
    void decidesAllThatTheFilterFindsAlike() {
        Progress begun = parts.sweep.begin(ALL);
        assertThat(begun.total()).isEqualTo(5);

        Progress ended = parts.sweep.goOn("admin", new SamePerson(), begun, LONG);

        assertThat(ended.finished()).isTrue();
        assertThat(ended.decided()).isEqualTo(5);
        assertThat(ended.percent()).isEqualTo(100);
        assertThat(parts.signOns.conflicts.all()).extracting("state").containsOnly(State.SAME_PERSON);
        assertThat(parts.told.fired()).hasSize(5);
        for (int person = 0; person < 5; person++) {
            parts.admit(Subjects.known("new-" + person, address(person)));
        }
        assertThat(parts.signOns.seats.usage("peakon").consumed()).isEqualTo(5);
    }

    @Test
    void leavesThoseAloneThatTheFilterDoesNotFind() {
        ConflictQuery one =
                new ConflictQuery(Optional.empty(), Optional.of(State.OPEN), Optional.empty(), Optional.of("p3@"));

        parts.sweep.goOn("admin", new SamePerson(), parts.sweep.begin(one), LONG);

        assertThat(parts.list.count(ALL)).isEqualTo(4);
    }

    @Test
    void goesOnWithTheRestWhereOneCannotBeDecided() {
        Seat second = parts.signOns.seats.at("peakon", address(1)).orElseThrow();
        parts.signOns.peakon.keeps = second.scimId();

        Progress ended =
                parts.sweep.goOn("admin", new SomebodyElse(OldAccount.DELETE, null), parts.sweep.begin(ALL), LONG);

        assertThat(ended.decided()).isEqualTo(4);
        assertThat(ended.kept()).isEqualTo(1);
        assertThat(ended.trouble()).isNotNull();
        assertThat(ended.finished()).isTrue();
        assertThat(parts.list.count(ALL)).isEqualTo(1);
    }

    @Test
    void countsThoseThatHaveSettledMeanwhile() {
        Progress begun = parts.sweep.begin(ALL);
        parts.admit(Subjects.known("old-0", "renamed@corp.example"));

        Progress ended = parts.sweep.goOn("admin", new SamePerson(), begun, LONG);

        assertThat(ended.settled()).isEqualTo(1);
        assertThat(ended.decided()).isEqualTo(4);
    }

    @Test
    void takesTheFirstWhereNotAllAreWanted() {
        assertThat(parts.sweep.begin(ALL, 2).all())
                .isEqualTo(parts.sweep.begin(ALL).all().subList(0, 2));
        assertThat(parts.sweep.begin(ALL, 5).total()).isEqualTo(5);
    }

    @Test
    void stopsWhenItsTimeIsOver() {
        Progress begun = parts.sweep.begin(ALL);

        Progress none = parts.sweep.goOn("admin", new SamePerson(), begun, Duration.ZERO);

        assertThat(none.finished()).isFalse();
        assertThat(none.remaining()).isEqualTo(5);
        assertThat(parts.sweep.goOn("admin", new SamePerson(), none, LONG).decided())
                .isEqualTo(5);
    }

    @Test
    void listsNoneAsOpenThatHasSettled() {
        parts.admit(Subjects.known("old-0", "renamed@corp.example"));

        assertThat(parts.list.page(ALL, 0, 100)).hasSize(4);
        assertThat(parts.list.count(ALL)).isEqualTo(4);
    }
}
