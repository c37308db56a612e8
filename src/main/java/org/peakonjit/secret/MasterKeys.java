package org.peakonjit.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.peakonjit.config.DataDirectory;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.Settings.Secret;
import org.peakonjit.config.TextFile;
import org.peakonjit.config.WrongSettingsException;
import org.peakonjit.config.WrongSettingsException.Problem;

/**
 * Finds the master keys: in the settings, in the file they name, or in the data directory, where the first is generated.
 * Several stand side by side while one follows another, apart by a line's end or a comma: the first one seals.
 */
final class MasterKeys {

    private static final String FILE = "file:";
    private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");

    private MasterKeys() {}

    /**
     * The master keys of this node, the one that seals first.
     *
     * @throws WrongSettingsException when they cannot be read, or one is no 256-bit key
     */
    static List<MasterKey> of(Settings settings) {
        String text = settings.masterKey().map(MasterKeys::text).orElseGet(() -> generated(settings));
        List<MasterKey> keys =
                SEPARATOR.splitAsStream(text.strip()).map(MasterKeys::decode).toList();
        return keys.isEmpty() ? List.of(decode("")) : keys;
    }

    private static String text(Secret setting) {
        if (!setting.value().startsWith(FILE)) {
            return setting.value();
        }
        String file = setting.value().replaceFirst("^file:(//)?", "");
        try {
            return TextFile.read(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw wrong(
                    "the file " + file + " cannot be read (" + e.getClass().getSimpleName() + ")",
                    "Name a file the server's user may read, holding the base64 of 32 random bytes");
        }
    }

    private static String generated(Settings settings) {
        Path file = DataDirectory.open(settings).resolve("master.key");
        try {
            if (!Files.exists(file)) {
                generate(file);
            }
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw wrong(
                    "the file " + file + " cannot be read or made ("
                            + e.getClass().getSimpleName() + ")",
                    "Let the server's user read and write it, or give the key by this setting");
        }
    }

    /**
     * Makes the file: base64, readable by its owner only. Processes that do so at once agree on one key: each writes its
     * own aside and links it into place, which only the first can.
     */
    private static void generate(Path file) throws IOException {
        byte[] key = new byte[MasterKey.BYTES];
        new SecureRandom().nextBytes(key);
        Path aside = Files.createTempFile(
                file.toAbsolutePath().getParent(), "master", ".tmp", DataDirectory.ownerOnly("rw-------"));
        try {
            Files.writeString(
                    aside,
                    Base64.getEncoder().encodeToString(key) + "\n",
                    StandardCharsets.US_ASCII,
                    StandardOpenOption.SYNC,
                    StandardOpenOption.WRITE);
            putInPlace(aside, file);
        } catch (FileAlreadyExistsException e) {
            // another process was first: its key is the key
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static void putInPlace(Path aside, Path file) throws IOException {
        try {
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(aside, file); // a file system without hard links
        }
    }

    private static MasterKey decode(String text) {
        try {
            return new MasterKey(
                    Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/')));
        } catch (IllegalArgumentException e) {
            throw wrong(
                    "is not the base64 of 32 bytes",
                    "Make one with \"openssl rand -base64 32\", or leave the setting out to have one generated");
        }
    }

    private static WrongSettingsException wrong(String what, String remedy) {
        return new WrongSettingsException(List.of(new Problem(SettingKey.MASTER_KEY.key(), what, remedy)));
    }
}
