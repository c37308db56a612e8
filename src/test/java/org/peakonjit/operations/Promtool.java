package org.peakonjit.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Prometheus' own linter; without it on the PATH, the test that asks for it is skipped with a message. */
public final class Promtool {

    private Promtool() {}

    /** What it says, empty where it has nothing against it. */
    public static String complaintsAbout(String input, String... arguments) {
        boolean there = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "promtool")));
        Assumptions.assumeTrue(there, "promtool is not on the PATH: Prometheus' opinion is not asked");
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        try {
            Path typed = Files.createTempFile("promtool", ".txt");
            Files.writeString(typed, input);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(typed.toFile())
                    .start();
            try (InputStream out = process.getInputStream()) {
                String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
                return process.waitFor() == 0 ? "" : said;
            } finally {
                process.destroyForcibly();
                Files.delete(typed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
