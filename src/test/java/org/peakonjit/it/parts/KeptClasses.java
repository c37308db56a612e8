package org.peakonjit.it.parts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The classes of the first node that is ready, for the next ones to map instead of reading them: a sixth of the processor
 * time of a start (class-data sharing). An archive that does not fit is passed over by the JVM.
 */
final class KeptClasses {

    private static final String RECORDING = "-XX:+RecordDynamicDumpInfo";

    private static final AtomicReference<@Nullable Path> ARCHIVE = new AtomicReference<>();
    private static final AtomicBoolean ASKED = new AtomicBoolean();

    private KeptClasses() {}

    /** Options of a JVM that is about to start. */
    static List<String> options() {
        Path archive = ARCHIVE.get();
        return archive == null
                ? List.of(RECORDING)
                : List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }

    /** Keeps the classes of this one, if it was started by {@link #options()} and is the first. */
    static void keep(ServerProcess ready) {
        if (!isRecording(ready.pid()) || ASKED.getAndSet(true)) {
            return;
        }
        Path archive = WorkDirectories.fresh("classes").resolve("classes.jsa");
        ServerJdk.jcmd(ready.pid(), "VM.cds", "dynamic_dump", archive.toString());
        if (Files.exists(archive)) {
            ARCHIVE.set(archive);
        }
    }

    private static boolean isRecording(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().arguments())
                .filter(arguments -> List.of(arguments).contains(RECORDING))
                .isPresent();
    }
}
