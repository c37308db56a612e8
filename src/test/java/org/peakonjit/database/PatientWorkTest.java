package org.peakonjit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.peakonjit.database.pool.DatabaseAbsence;

class PatientWorkTest {

    private static final RuntimeException AWAY =
            new IllegalStateException(new SQLException("no space left for temporary files", "53100"));

    private final AtomicInteger tries = new AtomicInteger();

    private static PatientWork whereItIs(Optional<DatabaseAbsence> absence) {
        return new PatientWork(() -> absence, () -> {}, () -> {});
    }

    /** Of a work that takes more space than there is, say. */
    @Test
    void endsWhereNobodyElseNoticesAnAbsence() {
        assertThatThrownBy(() -> whereItIs(Optional.empty()).run(() -> {
                    tries.incrementAndGet();
                    throw AWAY;
                }))
                .isSameAs(AWAY);
        assertThat(tries).hasValue(PatientWork.MOST_FALSE_ALARMS);
    }

    @Test
    void isDoneAgainHoweverOftenTheDatabaseGoesAway() {
        whereItIs(Optional.of(new DatabaseAbsence("REFERENCE0", Instant.EPOCH, "it does not answer")))
                .run(() -> {
                    if (tries.incrementAndGet() < 3 * PatientWork.MOST_FALSE_ALARMS) {
                        throw AWAY;
                    }
                });
        assertThat(tries).hasValue(3 * PatientWork.MOST_FALSE_ALARMS);
    }

    @Test
    void failsAtOnceForAnythingElse() {
        assertThatThrownBy(() -> whereItIs(Optional.empty()).run(() -> {
                    tries.incrementAndGet();
                    throw new IllegalArgumentException("a bug");
                }))
                .hasMessage("a bug");
        assertThat(tries).hasValue(1);
    }
}
