package org.peakonjit.config;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.peakonjit.config.WrongSettingsException.Problem;

/** The directory for keys and the embedded database, open to the server's user only. */
public final class DataDirectory {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private DataDirectory() {}

    /**
     * The directory, made if it is not there yet.
     *
     * @throws WrongSettingsException when it cannot be made or written to
     */
    public static Path open(Settings settings) {
        Path directory = settings.dataDir();
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory, ownerOnly("rwx------"));
            }
        } catch (IOException e) {
            throw wrong("cannot be made (" + e + ")");
        }
        if (!Files.isWritable(directory)) {
            throw wrong("is not writable: " + directory);
        }
        return directory;
    }

    /** Creation attributes that give a file these permissions, where the file system knows such. */
    public static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static WrongSettingsException wrong(String what) {
        return new WrongSettingsException(List.of(new Problem(
                SettingKey.DATA_DIR.key(), what, "Give a directory that the server's user may make and write to")));
    }
}
