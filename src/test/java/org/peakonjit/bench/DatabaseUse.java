package org.peakonjit.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** What a PostgreSQL on this machine has used and done so far. */
final class DatabaseUse {

    private static final String COUNTERS = """
            SELECT pg_stat_clear_snapshot(), pg_backend_pid(), pg_current_wal_lsn() - '0/0'::pg_lsn,
                   pg_database_size(current_database()),
                   (SELECT xact_commit FROM pg_stat_database WHERE datname = current_database())
            """;

    private final String url;

    DatabaseUse(String url) {
        this.url = url;
    }

    Totals now() {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COUNTERS)) {
            row.next();
            return new Totals(cpu(row.getLong(2)), row.getLong(5), row.getLong(3), row.getLong(4));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of the server that has this backend: its processes and those of them that have ended (proc(5), stat). */
    private static long cpu(long backend) {
        long server = Long.parseLong(stat(Path.of("/proc/" + backend)).get(1));
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(one -> one.getFileName().toString().matches("\\d+"))
                    .mapToLong(one -> ofServer(one, server))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long ofServer(Path process, long server) {
        List<String> stat = stat(process);
        if (stat.isEmpty()) {
            return 0;
        }
        boolean isServer = process.endsWith(Long.toString(server));
        long jiffies = stat.get(1).equals(Long.toString(server)) || isServer ? sum(stat, 11, 13) : 0;
        return (jiffies + (isServer ? sum(stat, 13, 15) : 0)) * 10_000_000L;
    }

    private static long sum(List<String> stat, int from, int until) {
        return stat.subList(from, until).stream().mapToLong(Long::parseLong).sum();
    }

    /** The fields behind the name, from the third on; none of a process that has ended. */
    private static List<String> stat(Path process) {
        try {
            String line = Files.readString(process.resolve("stat"));
            return List.of(line.substring(line.lastIndexOf(')') + 2).strip().split(" "));
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Since the server's start: nanoseconds, commits, bytes. */
    record Totals(long cpu, long commits, long walBytes, long storedBytes) {

        Totals minus(Totals before) {
            return new Totals(
                    cpu - before.cpu,
                    commits - before.commits,
                    walBytes - before.walBytes,
                    storedBytes - before.storedBytes);
        }
    }
}
