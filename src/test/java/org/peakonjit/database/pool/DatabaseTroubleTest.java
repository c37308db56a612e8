package org.peakonjit.database.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTroubleTest {

    /** Connection lost, refused; PostgreSQL stopped, starting; a standby; no space; H2's file in use, closed. */
    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "57P01", "57P03", "25006", "53100", "53300", "90020", "90098"})
    void tellsAnAbsenceHoweverDeepItStands(String state) {
        assertThat(DatabaseTrouble.isAway(failure(new SQLException("it failed", state))))
                .isTrue();
    }

    /** MariaDB: no connection left, stops, cut off, read-only, no space. */
    @ParameterizedTest
    @ValueSource(ints = {1040, 1053, 1927, 1290, 1021, 1114})
    void tellsAnAbsenceByItsCodeWhereTheStateSaysNothing(int code) {
        assertThat(DatabaseTrouble.isAway(failure(new SQLException("it failed", "HY000", code))))
                .isTrue();
    }

    /** MariaDB: a violated key, a row that changed since it was read, a wait for a lock. */
    @Test
    void tellsRacesAndLocksByTheirCodes() {
        RuntimeException key = failure(new SQLException("it failed", "23000", 1062));
        RuntimeException changed = failure(new SQLException("it failed", "HY000", 1020));
        RuntimeException lock = failure(new SQLException("it failed", "HY000", 1205));
        assertThat(DatabaseTrouble.isRace(key)).isTrue();
        assertThat(DatabaseTrouble.isRace(changed)).isTrue();
        assertThat(DatabaseTrouble.isLocked(changed)).isFalse();
        assertThat(DatabaseTrouble.isLocked(key)).isFalse();
        assertThat(DatabaseTrouble.isLocked(lock)).isTrue();
        assertThat(DatabaseTrouble.isRace(lock)).isFalse();
        assertThat(DatabaseTrouble.isAway(lock)).isFalse();
    }

    /** A wrong statement, a violated key, a deadlock: the database is there. */
    @ParameterizedTest
    @ValueSource(strings = {"42601", "23505", "40P01", "22001"})
    void tellsWhatIsNoAbsence(String state) {
        assertThat(DatabaseTrouble.isAway(failure(new SQLException("it failed", state))))
                .isFalse();
    }

    @Test
    void nothingOfTheDatabaseIsNoAbsence() {
        assertThat(DatabaseTrouble.isAway(new IllegalStateException("else"))).isFalse();
    }

    private static RuntimeException failure(SQLException cause) {
        return new IllegalStateException(new RuntimeException(new SQLException("outer", "HY000", cause)));
    }
}
