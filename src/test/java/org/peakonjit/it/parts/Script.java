package org.peakonjit.it.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A script of {@code server-config}, as an administrator calls it. */
public final class Script {

    private static final Path HOME = Path.of("server-config").toAbsolutePath();

    private Script() {}

    /** How it ended, and what it printed, errors included. */
    public record Ended(int status, String printed) {

        /** The last line that it printed. */
        public String lastLine() {
            List<String> lines = printed.lines().toList();
            return lines.get(lines.size() - 1);
        }
    }

    /** Runs it, and demands that it ends well. */
    public static Ended run(Map<String, String> environment, String script, Object... arguments) {
        Ended ended = attempt(environment, script, arguments);
        if (ended.status() != 0) {
            throw new IllegalStateException(script + " ended with " + ended.status() + ":\n" + ended.printed());
        }
        return ended;
    }

    /** Runs it, however it ends. */
    public static Ended attempt(Map<String, String> environment, String script, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(HOME.resolve(script).toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(script + " does not end");
            }
            return new Ended(process.exitValue(), printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
