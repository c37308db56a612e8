package org.peakonjit.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.peakonjit.it.parts.PostgresServer;

/**
 * What a sign-on writes and reads, at PostgreSQL over the schema of the product, by several connections at once and with
 * nothing around it: what {@link CapacityModel} is checked against, and what a login costs the database. Prints lines for
 * {@code docs/measured.properties}.
 */
public final class DatabaseLoad {

    private static final Duration EACH = Duration.ofSeconds(Integer.getInteger("load.seconds", 6));
    private static final int PEOPLE = 2_000;
    private static final Path SCHEMA = Path.of("src/main/resources/db/migration/V1__schema.sql");
    private static final String STEPS = "[{\"step\":\"response-received\",\"afterMilliseconds\":0}]".repeat(20);

    private final String url;
    private final AtomicInteger newcomers = new AtomicInteger();

    private DatabaseLoad(String url) {
        this.url = url;
    }

    public static void main(String[] arguments) throws SQLException, IOException {
        try (PostgresServer postgres = PostgresServer.start()) {
            Map<String, String> database = postgres.freshDatabase("load");
            new DatabaseLoad(database.get("peakonjit.database.url")).run();
        }
    }

    private void run() throws SQLException, IOException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(SCHEMA));
            statement.execute("INSERT INTO application (name, definition, version) VALUES ('peakon', '{}', 1)");
            statement.execute("INSERT INTO license_count (application, consumed) VALUES ('peakon', 0)");
            connection.commit();
        }
        while (newcomers.get() < PEOPLE) {
            during(4, Duration.ofSeconds(2), true);
        }
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE");
            connection.commit();
        }
        during(4, EACH, false);
        for (boolean isNew : List.of(false, true)) {
            for (int clients : List.of(1, 2, 4, 8, 16)) {
                point(isNew ? "new" : "known", clients, isNew);
            }
        }
    }

    private void point(String kind, int clients, boolean isNew) {
        DatabaseUse database = new DatabaseUse(url);
        DatabaseUse.Totals before = database.now();
        long driver = driver();
        long machine = machine();
        long start = System.nanoTime();
        List<Long> took = during(clients, EACH, isNew);
        double wall = System.nanoTime() - start;
        double driven = driver() - driver;
        double others = machine() - machine;
        DatabaseUse.Totals used = database.now().minus(before);
        Collections.sort(took);
        int logins = took.size();
        String key = kind + "." + clients + ".";
        print(key + "logins-per-second", logins / wall * 1e9);
        print(key + "p50-ms", took.get(logins / 2) / 1e6);
        print(key + "client-cpu-ms", driven / 1e6 / logins);
        print(key + "database-cpu-ms", used.cpu() / 1e6 / logins);
        print(key + "others-cores", (others - driven - used.cpu()) / wall);
        print(key + "commits", used.commits() / (double) logins);
        print(key + "wal-bytes", used.walBytes() / (double) logins);
        print(key + "stored-bytes", used.storedBytes() / (double) logins);
    }

    /** How long each took, in nanoseconds, in no order. */
    private List<Long> during(int clients, Duration time, boolean isNew) {
        Instant end = Instant.now().plus(time);
        ConcurrentLinkedQueue<Long> took = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            int first = i * PEOPLE / clients;
            threads.add(new Thread(() -> work(end, first, isNew, took)));
        }
        threads.forEach(Thread::start);
        threads.forEach(DatabaseLoad::join);
        return new ArrayList<>(took);
    }

    private void work(Instant end, int first, boolean isNew, ConcurrentLinkedQueue<Long> took) {
        try (Connection connection = connection()) {
            for (int n = 0; Instant.now().isBefore(end); n++) {
                long start = System.nanoTime();
                if (isNew) {
                    reserve(connection, newcomers.incrementAndGet());
                } else {
                    known(connection, 1 + (first + n) % PEOPLE);
                }
                took.add(System.nanoTime() - start);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void known(Connection connection, int person) throws SQLException {
        use(connection);
        execute(connection, "SELECT * FROM seat WHERE application = 'peakon' AND holder = ?", holder(person));
        execute(
                connection,
                "UPDATE seat SET last_sign_in = now() WHERE application = 'peakon' AND holder = ?",
                holder(person));
        audit(connection, person);
        connection.commit();
    }

    private static void reserve(Connection connection, int person) throws SQLException {
        use(connection);
        execute(connection, "SELECT * FROM seat WHERE application = 'peakon' AND holder = ?", holder(person));
        execute(connection, "UPDATE license_count SET consumed = consumed + 1 WHERE application = ?", "peakon");
        execute(
                connection,
                "INSERT INTO seat (id, application, holder, state, uncertain, reserved_at)"
                        + " VALUES (gen_random_uuid(), 'peakon', ?, 'RESERVED', false, now())",
                holder(person));
        connection.commit();
        execute(
                connection,
                "UPDATE seat SET state = 'ASSIGNED', first_sign_in = now(), last_sign_in = now()"
                        + " WHERE application = 'peakon' AND holder = ?",
                holder(person));
        audit(connection, person);
        connection.commit();
    }

    private static void use(Connection connection) throws SQLException {
        execute(
                connection,
                "INSERT INTO used_assertion (digest, keep_until) VALUES (decode(md5(?), 'hex'), now())"
                        + " ON CONFLICT DO NOTHING",
                UUID.randomUUID().toString());
    }

    private static void audit(Connection connection, int person) throws SQLException {
        execute(
                connection,
                "INSERT INTO audit_event (id, at, kind, reference, application, person, issuer, flow, outcome, policy,"
                        + " address, steps, took_ms) VALUES (gen_random_uuid(), now(), 'SIGN_ON', 'ABCDEFGHIJ', 'peakon',"
                        + " ?, 'https://idp.corp.example/metadata', 'login', 'admitted', 'Staff', '192.0.2.1', ?, 12)",
                holder(person),
                STEPS);
    }

    private static void execute(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    private static String holder(int person) {
        return "person" + person + "@corp.example";
    }

    private Connection connection() throws SQLException {
        Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
        connection.setAutoCommit(false);
        return connection;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long driver() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** The processor time that everybody used, by Linux' count. */
    private static long machine() {
        try {
            String[] jiffies = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +");
            return Arrays.stream(jiffies, 1, 4).mapToLong(Long::parseLong).sum() * 10_000_000L;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(String key, double value) {
        System.out.println(String.format(Locale.ROOT, "%s = %.3f", key, value));
    }
}
