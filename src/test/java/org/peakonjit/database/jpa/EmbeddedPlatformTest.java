package org.peakonjit.database.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.eclipse.persistence.internal.sessions.DatabaseSessionImpl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPlatformTest {

    /** In Berlin the hour that comes twice begins at midnight UTC. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-10-25T00:30:00Z", "2026-10-25T01:30:00.123456Z", "2026-07-01T12:00:00Z"})
    void aTimeIsWrittenAsItIsWhateverTheClocksOnTheWallSay(Instant instant) throws SQLException {
        Timestamp timestamp = Timestamp.from(instant);
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:;TIME ZONE=Europe/Berlin");
                PreparedStatement cast = connection.prepareStatement(
                        "select cast(? as timestamp(6) with time zone) at time zone 'UTC'")) {
            new EmbeddedPlatform().setParameterValueInDatabaseCall(timestamp, cast, 1, new DatabaseSessionImpl());
            assertThat(read(cast)).isEqualTo(instant);
            SqlStatement.of("", timestamp).bind(cast, 1, EmbeddedPlatform::inUtc);
            assertThat(read(cast)).isEqualTo(instant);
        }
    }

    private static Instant read(PreparedStatement query) throws SQLException {
        try (ResultSet result = query.executeQuery()) {
            assertThat(result.next()).isTrue();
            return result.getObject(1, Instant.class);
        }
    }
}
