package org.peakonjit.it.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Diagnostic commands that a JVM is asked for from outside. */
final class Jcmd {

    private Jcmd() {}

    /** What the JVM of that process answers to a command, whether it could do it or not. */
    static String ask(long pid, String... command) {
        List<String> all = new ArrayList<>(List.of(ServerJdk.program("jcmd"), Long.toString(pid)));
        all.addAll(List.of(command));
        try {
            Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
