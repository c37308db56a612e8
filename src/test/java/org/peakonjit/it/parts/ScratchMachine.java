package org.peakonjit.it.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A machine to install things on: files that are written below {@code /etc}, {@code /opt} and {@code /var/lib}, users,
 * ports and processes are its own, and gone with it. By Linux' namespaces, which take root; systemd is not in it.
 */
public final class ScratchMachine {

    private static final List<String> NAMESPACES =
            List.of("unshare", "--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc");

    /** What systemd does for a service: checks its file, runs it as its user in its directory, ends it. */
    private static final String BOOT = """
            ip link set lo up
            mkdir -p upper
            mount -t tmpfs tmpfs upper
            for directory in /etc /opt /var/lib $OVERLAID; do
              changes=upper/$(echo "$directory" | tr / _)
              mkdir -p "$changes/files" "$changes/work"
              mount -t overlay overlay -o "lowerdir=$directory,upperdir=$changes/files,workdir=$changes/work" "$directory"
            done
            log=$PWD/service.log
            of_unit() { sed -n "s/^$1=//p" "/etc/systemd/system/$unit.service"; }
            systemctl() {
              action=$1
              for unit; do :; done
              case $action in
                daemon-reload) unit=peakon-jit-proxy; ! command -v systemd-analyze || systemd-analyze verify "/etc/systemd/system/$unit.service" ;;
                enable | start)
                  (cd "$(of_unit WorkingDirectory)"; exec runuser -u "$(of_unit User)" -- "$(of_unit ExecStart)") >> "$log" 2>&1 &
                  service=$! ;;
                stop) pkill -P "$service"; wait "$service" || [ $? -eq 143 ] ;;
                *) echo "systemctl $action?" >&2; exit 1 ;;
              esac
            }
            journalctl() { cat "$log"; }
            editor() { ls -l "$@"; }
            """;

    private ScratchMachine() {}

    /** Whether there can be one here. */
    public static boolean isAvailable() {
        List<String> command = new ArrayList<>(NAMESPACES);
        command.addAll(List.of("bash", "-ec", """
                ip link set lo up
                mount -t tmpfs tmpfs /mnt
                mkdir /mnt/files /mnt/work
                mount -t overlay overlay -o lowerdir=/etc,upperdir=/mnt/files,workdir=/mnt/work /etc"""));
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Runs commands of bash on one, in {@code directory}, until the first that fails.
     *
     * @param overlaid one more directory that is its own, or nothing
     * @return what they printed
     */
    public static String run(Path directory, String overlaid, Map<String, String> environment, String commands) {
        try {
            Path script = Files.writeString(directory.resolve("commands.sh"), BOOT + commands);
            List<String> command = new ArrayList<>(NAMESPACES);
            command.addAll(List.of("bash", "-eux", script.toString()));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("printed").toFile());
            builder.environment().putAll(environment);
            builder.environment().put("OVERLAID", overlaid);
            Process machine = builder.start();
            machine.getOutputStream().close();
            boolean ended = machine.waitFor(Duration.ofMinutes(3).toSeconds(), TimeUnit.SECONDS);
            machine.destroyForcibly();
            if (!ended || machine.exitValue() != 0) {
                throw new IllegalStateException("ended with " + (ended ? machine.exitValue() : "nothing") + ":\n"
                        + Files.readString(directory.resolve("printed")));
            }
            return Files.readString(directory.resolve("printed"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
