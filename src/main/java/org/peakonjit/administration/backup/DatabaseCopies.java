package org.peakonjit.administration.backup;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.peakonjit.config.DataDirectory;
import org.peakonjit.config.Settings;
import org.peakonjit.database.Database;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.schedule.Scheduled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of the embedded database in the data directory's {@code back-ups}: consistent, made every six hours and whenever
 * somebody wants one, while it is in use, a ZIP each, for its owner's eyes. The latest eight stay. Other databases have
 * tools of their own for that.
 */
@Singleton
@Scheduled(name = "copy-embedded-database", every = "PT6H")
public class DatabaseCopies implements BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseCopies.class);
    private static final int KEPT = 8;
    private static final String DIRECTORY = "back-ups";
    private static final String SUFFIX = ".zip";
    private static final String PREFIX = "database";
    private static final String UNFINISHED = ".part";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern(
                    "'database-'yyyyMMdd'T'HHmmss'Z" + SUFFIX + "'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    public record Copy(String file, long bytes, Instant takenAt) {}

    private final Database database;
    private final Settings settings;
    private final Clock clock;

    @Inject
    DatabaseCopies(Database database, Settings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether the database is the embedded one, in a file. */
    public boolean isPossible() {
        return settings.database().jndiName().isEmpty()
                && settings.database().url().startsWith("jdbc:h2:")
                && !settings.database().url().startsWith("jdbc:h2:mem:");
    }

    @Override
    public void run() {
        if (isPossible()) {
            Copy copy = make();
            LOG.debug("copied the database to {}: {} bytes", copy.file(), copy.bytes());
        }
    }

    /**
     * Makes one now.
     *
     * @throws IllegalStateException where it is not possible, or the database refused
     */
    public synchronized Copy make() {
        if (!isPossible()) {
            throw new IllegalStateException("not the embedded database");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        try {
            Path directory = Files.createDirectories(
                    DataDirectory.open(settings).resolve(DIRECTORY), DataDirectory.ownerOnly("rwx------"));
            forgetBroken(directory);
            Path part = Files.createTempFile(directory, PREFIX, UNFINISHED, DataDirectory.ownerOnly("rw-------"));
            try {
                copyTo(part);
                Path file = Files.move(part, directory.resolve(NAME.format(now)), StandardCopyOption.REPLACE_EXISTING);
                forgetOlder(directory);
                return new Copy(file.toString(), Files.size(file), now);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the database cannot be copied", e);
        }
    }

    private void copyTo(Path file) {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement backup = connection.prepareStatement("backup to ?")) {
            backup.setString(1, file.toString());
            backup.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be copied", e);
        }
    }

    /** What a process left that ended in the middle of a copy; there is no other process that may be making one. */
    private static void forgetBroken(Path directory) throws IOException {
        try (DirectoryStream<Path> broken = Files.newDirectoryStream(directory, PREFIX + "*" + UNFINISHED)) {
            for (Path part : broken) {
                Files.delete(part);
            }
        }
    }

    private static void forgetOlder(Path directory) throws IOException {
        List<Path> copies;
        try (Stream<Path> files = Files.list(directory)) {
            copies = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path old : copies.subList(Math.min(KEPT, copies.size()), copies.size())) {
            Files.delete(old);
        }
    }
}
