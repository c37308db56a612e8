package org.peakonjit.it.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Where the parts of one run keep their files and logs: below Maven's build directory. */
public final class WorkDirectories {

    private static final Path LOGS = Path.of(System.getProperty("peakonjit.test.logs", "target/it-logs"));
    private static final AtomicInteger COUNT = new AtomicInteger();

    private WorkDirectories() {}

    /** An empty directory. */
    public static Path fresh(String name) {
        try {
            Files.createDirectories(LOGS);
            return Files.createTempDirectory(LOGS, name + "-").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty log file. */
    public static Path log(String name) {
        try {
            Files.createDirectories(LOGS);
            return Files.writeString(LOGS.resolve("%s-%d.log".formatted(name, COUNT.incrementAndGet())), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes something measured in {@code figures.txt}. */
    public static synchronized void figure(String line) {
        try {
            Files.createDirectories(LOGS);
            Files.writeString(
                    LOGS.resolve("figures.txt"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path required(String property) {
        String value = System.getProperty(property);
        if (value == null || !Files.exists(Path.of(value))) {
            throw new IllegalStateException(property + " names no file: run the integration tests by ./mvnw verify");
        }
        return Path.of(value).toAbsolutePath();
    }

    /** Copies a file, or a directory with what is in it. */
    static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(Files.isDirectory(file) ? target : target.getParent());
                if (!Files.isDirectory(file)) {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a directory and what is in it, as far as possible. */
    static void delete(Path directory) {
        try (var paths = Files.walk(directory)) {
            paths.sorted(java.util.Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // a leftover below the build directory harms nobody
        }
    }
}
