package org.peakonjit.it.parts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is left of a deployment in a server's heap: as long as its class loader is reachable, so are the constants of its
 * classes, which a histogram of live objects counts.
 */
public final class LiveClasses {

    /** Twice and more what the driver of PostgreSQL keeps its cleaning thread for once nothing is open: 30 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    private LiveClasses() {}

    /** Objects of ours that survive full collections, after {@link #PATIENCE} at most; none where all is well. */
    public static List<String> ofUs(long pid) {
        Instant end = Instant.now().plus(PATIENCE);
        List<String> ours;
        do {
            ServerProcess.pause(Duration.ofSeconds(1));
            ours = histogram(pid)
                    .lines()
                    .filter(line -> line.contains("org.peakonjit.") && !line.contains("MicroConsole"))
                    .toList();
        } while (!ours.isEmpty() && Instant.now().isBefore(end));
        return ours;
    }

    /** Of live objects alone, for which everything is collected first. */
    private static String histogram(long pid) {
        String printed = ServerJdk.jcmd(pid, "GC.class_histogram");
        if (!printed.contains("java.lang.String")) {
            throw new IllegalStateException("jcmd says " + printed);
        }
        return printed;
    }
}
