package org.peakonjit.it.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** A JDK of this machine that servers of Jakarta EE 11 run on: 21 or newer. */
public final class NewerJdk {

    private static final int LEAST = 21;
    private static final Path PLACE = Path.of("/usr/lib/jvm");

    private NewerJdk() {}

    /**
     * The one that the environment variable {@code PEAKONJIT_TEST_JDK} names, the one that runs this, or the newest among
     * the system's.
     */
    public static Optional<Path> find() {
        return Stream.of(
                        Optional.ofNullable(System.getenv("PEAKONJIT_TEST_JDK")).map(Path::of).stream(),
                        Stream.of(Path.of(System.getProperty("java.home"))),
                        ofTheSystem())
                .flatMap(homes -> homes)
                .filter(home -> version(home) >= LEAST)
                .findFirst();
    }

    private static Stream<Path> ofTheSystem() {
        try (Stream<Path> homes = Files.list(PLACE)) {
            return homes.sorted(Comparator.comparing(NewerJdk::version).reversed()).toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    /** By its file {@code release}; 0 = it is none. */
    private static int version(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("[^0-9.]", "").split("\\.", 2)[0])
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
