package org.peakonjit.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.conflict.ConflictQuery;
import org.peakonjit.conflict.InMemoryConflicts;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.license.person.Claim;
import org.peakonjit.license.seat.Holders;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.schedule.ManualClock;
import org.peakonjit.subject.Person;

class ForgetFormerHoldersTest {

    private static final ConflictQuery ALL =
            new ConflictQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private final ManualClock clock = new ManualClock("2026-11-01T12:00:00Z");
    private final InMemorySeats seats = new InMemorySeats(clock);
    private final InMemoryConflicts conflicts = new InMemoryConflicts();
    private final Settings settings =
            TestSettings.in(Path.of("unused"), Map.of(SettingKey.FORMER_HOLDERS_RETENTION, "30"));

    private void pass(int days) {
        clock.now = clock.now.plus(Duration.ofDays(days));
        new ForgetFormerHolders(seats.formerHolders(), conflicts, settings, clock).run();
    }

    @Test
    void forgetsReleasedSeatsAndConflictsAfterTheDaysOfTheSetting() {
        Seat ann = Holders.adopt(seats, "ann@corp.example", "a-1");
        conflicts.note(
                "peakon",
                new Claim(Claim.Kind.ADDRESS, Person.at("ann@corp.example"), ann.id(), ann.holder(), "a-1"),
                clock.instant());
        seats.release("peakon", ann.id());

        pass(29);
        assertThat(seats.formerHolders().at("ann@corp.example")).hasSize(1);
        assertThat(conflicts.count(ALL)).isEqualTo(1);

        pass(2);
        assertThat(seats.formerHolders().at("ann@corp.example")).isEmpty();
        assertThat(conflicts.count(ALL)).isZero();
    }
}
