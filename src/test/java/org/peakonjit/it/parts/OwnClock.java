package org.peakonjit.it.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** A clock of a process's own, which is set while it runs (libfaketime). Time itself passes as for everybody. */
public final class OwnClock {

    private final Path library;
    private final Path file;

    private OwnClock(Path library, Path file) {
        this.library = library;
        this.file = file;
    }

    /** One that is right. Without libfaketime the test is skipped; on a build machine it fails. */
    public static OwnClock right() {
        Optional<Path> library = library();
        if (!Boolean.parseBoolean(System.getenv("CI"))) {
            Assumptions.assumeTrue(library.isPresent(), "there is no libfaketime here: no clock is set");
        }
        OwnClock clock = new OwnClock(
                library.orElseThrow(), WorkDirectories.fresh("clock").resolve("offset"));
        clock.set(Duration.ZERO);
        return clock;
    }

    private static Optional<Path> library() {
        for (Path directory : List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"))) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(directory)) {
                for (Path below : found) {
                    for (Path place : List.of(below, below.resolve("faketime"))) {
                        Path library = place.resolve("libfaketime.so.1");
                        if (Files.exists(library)) {
                            return Optional.of(library);
                        }
                    }
                }
            } catch (IOException e) {
                // not on this system
            }
        }
        return Optional.empty();
    }

    /** What makes it the clock of a process. */
    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "FAKETIME_TIMESTAMP_FILE",
                file.toString(),
                "FAKETIME_NO_CACHE",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0", // else whoever waits for some time waits for none
                "NO_FAKE_STAT",
                "1");
    }

    /** Sets it so far ahead of the right time, or behind. */
    public void set(Duration ahead) {
        try {
            Path next = Files.writeString(file.resolveSibling("next"), "%+ds\n".formatted(ahead.toSeconds()));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
