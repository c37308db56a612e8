package org.peakonjit.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import org.peakonjit.config.DataDirectory;

/** The file of a generated master key: base64, readable by its owner only. */
final class MasterKeyFile {

    private final Path file;

    MasterKeyFile(Path file) {
        this.file = file;
    }

    /**
     * The file's text; the file is generated if there is none. Processes that generate at once agree on one key: each
     * writes its own aside and links it into place, which only the first can.
     */
    String readOrGenerate() throws IOException {
        if (!Files.exists(file)) {
            generate();
        }
        return Files.readString(file, StandardCharsets.US_ASCII);
    }

    private void generate() throws IOException {
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
            putInPlace(aside);
        } catch (FileAlreadyExistsException e) {
            // another process was first: its key is the key
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private void putInPlace(Path aside) throws IOException {
        try {
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(aside, file); // a file system without hard links
        }
    }
}
