package org.peakonjit.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabaseMetersIT {

    @Test
    void tellsHowManyConnectionsAreInUse() throws SQLException {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (Database database = Database.open(TestDatabase.H2.fresh())) {
            new DatabaseMeters(database).bindTo(registry);
            try (Connection connection = database.dataSource().getConnection()) {
                assertThat(connection.isClosed()).isFalse();
                assertThat(registry.get("hikaricp.connections.active").gauge().value())
                        .isEqualTo(1);
            }
        }
    }
}
