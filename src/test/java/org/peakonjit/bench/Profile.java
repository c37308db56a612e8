package org.peakonjit.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import one.profiler.AsyncProfilerLoader;
import org.peakonjit.it.parts.WorkDirectories;

/** Where a server's processor time goes from now on, native code, compiler and collector told, too: a flame graph at the end. */
final class Profile implements AutoCloseable {

    private final String pid;
    private final Path file;

    private Profile(String pid, Path file) {
        this.pid = pid;
        this.file = file;
    }

    static Profile of(Server server) {
        Path file = WorkDirectories.fresh("profile").resolve(server.name() + ".html");
        Profile profile = new Profile(Long.toString(server.process().pid()), file);
        profile.run("start", "-e", "itimer", "-i", "1ms", "-t");
        return profile;
    }

    private void run(String... arguments) {
        try {
            String[] all = Arrays.copyOf(arguments, arguments.length + 1);
            all[arguments.length] = pid;
            System.out.println(
                    AsyncProfilerLoader.executeProfiler(all).getStdout().strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        run("stop", "-o", "flamegraph", "-f", file.toString());
        System.out.println("its flame graph: " + file);
    }
}
