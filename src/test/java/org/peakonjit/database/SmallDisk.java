package org.peakonjit.database;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** A real disk of some megabytes (ext4 in a file), which can be filled up and can fail. Needs Linux and root. */
final class SmallDisk implements AutoCloseable {

    private final Path image;
    private final Path mounted;

    private SmallDisk(Path image, Path mounted) {
        this.image = image;
        this.mounted = mounted;
    }

    /** Where a file system cannot be mounted, the test is skipped. */
    static SmallDisk below(Path directory, int megabytes) {
        try {
            SmallDisk disk =
                    new SmallDisk(directory.resolve("disk"), Files.createDirectories(directory.resolve("mounted")));
            boolean made = runs("truncate", "-s", megabytes + "M", disk.image.toString())
                    && runs("mkfs.ext4", "-q", "-m", "0", disk.image.toString())
                    && disk.mount();
            Assumptions.assumeTrue(made, "no file system can be mounted here (that takes root): no disk is filled up");
            return disk;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean mount() {
        return runs("mount", "-o", "loop", image.toString(), mounted.toString());
    }

    Path path() {
        return mounted;
    }

    /** Leaves no byte. */
    void fill() {
        byte[] block = new byte[4096];
        try (OutputStream filler = Files.newOutputStream(filler())) {
            while (true) {
                filler.write(block);
            }
        } catch (IOException e) {
            // it is full
        }
    }

    void makeSpace() throws IOException {
        Files.delete(filler());
    }

    private Path filler() {
        return mounted.resolve("filler");
    }

    /** Makes it read-only under whoever has files open, as Linux does with a disk that fails. */
    void fail() {
        require(runs("sync", "-f", mounted.toString()));
        require(runs("mount", "-o", "remount,abort", mounted.toString()));
    }

    /** Checks it and mounts it anew, as soon as nobody has a file of it open for a moment. */
    void mend() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> runs("umount", mounted.toString()));
        runs("e2fsck", "-fy", image.toString()); // its status tells whether there was something to mend
        require(mount());
    }

    @Override
    public void close() {
        runs("umount", "-l", mounted.toString());
    }

    private static void require(boolean done) {
        if (!done) {
            throw new IllegalStateException("the disk does not do as it is told");
        }
    }

    private static boolean runs(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
