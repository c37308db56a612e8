package org.peakonjit.it.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The JDK that application servers run on: the one that {@code peakonjit.test.server-jdk} names, or that of the build. */
final class ServerJdk {

    /** What Jakarta EE 11 asks for. */
    private static final int NEWER = 21;

    private static final Path PLACE = Path.of("/usr/lib/jvm");

    private ServerJdk() {}

    static Path home() {
        return Path.of(System.getProperty("peakonjit.test.server-jdk", System.getProperty("java.home")));
    }

    /** A program of it. */
    static String program(String name) {
        return home().resolve("bin").resolve(name).toString();
    }

    /** What a JVM of it answers to a diagnostic command, whether it could do it or not. */
    static String jcmd(long pid, String... command) {
        List<String> all = new ArrayList<>(List.of(program("jcmd"), Long.toString(pid)));
        all.addAll(List.of(command));
        return Program.attempt(Map.of(), all).printed();
    }

    /**
     * {@link #home()} where servers of Jakarta EE 11 run on it, else the newest of the system. Where all are older, the test
     * that wants it is skipped.
     */
    static Path newer() {
        Path newest = Stream.concat(Stream.of(home()), ofTheSystem())
                .filter(home -> version(home) >= NEWER)
                .findFirst()
                .orElse(home());
        Assumptions.assumeTrue(
                version(newest) >= NEWER,
                "there is no JDK 21 or newer here (-Dpeakonjit.test.server-jdk names one): Payara 7 is not tried");
        return newest;
    }

    private static Stream<Path> ofTheSystem() {
        try (Stream<Path> homes = Files.list(PLACE)) {
            return homes.sorted(Comparator.comparing(ServerJdk::version).reversed()).toList().stream();
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
