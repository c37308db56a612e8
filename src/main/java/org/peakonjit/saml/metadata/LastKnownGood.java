package org.peakonjit.saml.metadata;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last good answer of a metadata URL, kept in the data directory for starts at which the URL is unreachable. */
final class LastKnownGood {

    private static final Logger log = LoggerFactory.getLogger(LastKnownGood.class);

    private final Path file;

    /** One file per URL, so that another IdP's metadata is never taken for this one's. */
    LastKnownGood(Path dataDir, URI location) {
        UUID name = UUID.nameUUIDFromBytes(location.toString().getBytes(StandardCharsets.UTF_8));
        file = dataDir.resolve("idp-metadata-" + name + ".xml");
    }

    Optional<byte[]> load() {
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void keep(byte[] metadata) {
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(file.getParent(), "idp-metadata", ".tmp");
            Files.write(fresh, metadata);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            log.warn(
                    "The IdP's metadata cannot be kept in the data directory ({})",
                    e.getClass().getSimpleName());
        }
    }
}
