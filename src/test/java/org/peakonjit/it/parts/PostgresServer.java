package org.peakonjit.it.parts;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.peakonjit.database.TcpLink;
import org.peakonjit.database.TwoRoles;

/** A real PostgreSQL. */
public final class PostgresServer implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    private PostgresServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static PostgresServer start() {
        try {
            return new PostgresServer(EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("fsync", "off")
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A database in which one role owns the schema and another one serves, as the sample for administrators has it. */
    public Roles ofTwoRoles(String name) {
        Map<String, String> empty = freshDatabase(name);
        String url = String.valueOf(empty.get("peakonjit.database.url"));
        TwoRoles.run(url, name);
        try {
            Path properties = WorkDirectories.fresh("owner").resolve("owner.properties");
            Files.writeString(properties, """
                    peakonjit.database.url=%s
                    peakonjit.database.user=%s_owner
                    peakonjit.database.password=trusted
                    """.formatted(url, name));
            return new Roles(
                    Map.of(
                            "peakonjit.database.url",
                            url,
                            "peakonjit.database.user",
                            name,
                            "peakonjit.database.password",
                            "trusted",
                            "peakonjit.database.migrate",
                            "false"),
                    properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Who may do what in a database.
     *
     * @param serving settings of a proxy
     * @param owner the file for {@code migrate.sh}
     */
    public record Roles(Map<String, String> serving, Path owner) {

        /** Brings the schema up to what the WAR wants. */
        public void migrate(Path war) {
            Script.run(Map.of(), "operations/migrate.sh", war, owner);
        }
    }

    /** An empty database, as settings of a proxy. */
    public Map<String, String> freshDatabase(String name) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Map.of(
                "peakonjit.database.url", "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + name,
                "peakonjit.database.user", "postgres",
                "peakonjit.database.password", "postgres");
    }

    /** A line to it that can be cut. */
    public TcpLink link() {
        return new TcpLink(postgres.getPort());
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
