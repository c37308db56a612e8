package org.peakonjit.it.parts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A script of {@code server-config}, as an administrator calls it. */
public final class Script {

    private static final Path HOME = Path.of("server-config").toAbsolutePath();

    private Script() {}

    /** Runs it, and demands that it ends well. */
    public static Program.Ended run(Map<String, String> environment, String script, Object... arguments) {
        Program.Ended ended = attempt(environment, script, arguments);
        if (ended.status() != 0) {
            throw new IllegalStateException(script + " ended with " + ended.status() + ":\n" + ended.printed());
        }
        return ended;
    }

    /** Runs it, however it ends. */
    public static Program.Ended attempt(Map<String, String> environment, String script, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(HOME.resolve(script).toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return Program.attempt(environment, command);
    }
}
