package org.peakonjit.saml.metadata;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Metadata in a file; a change of its time or size is a change. */
final class MetadataFile implements MetadataSource {

    private record Version(FileTime time, long size) {}

    private final Path file;
    private @Nullable Version last;

    MetadataFile(URI location) {
        file = Path.of(location);
    }

    @Override
    public Optional<byte[]> fetchIfChanged() {
        try {
            Version now = new Version(Files.getLastModifiedTime(file), Files.size(file));
            if (now.equals(last)) {
                return Optional.empty();
            }
            if (now.size() > MOST_BYTES) {
                throw new UnusableMetadataException("the file is larger than 4 MiB");
            }
            byte[] content = Files.readAllBytes(file);
            last = now;
            return Optional.of(content);
        } catch (IOException e) {
            throw new UnusableMetadataException(
                    "the file cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    @Override
    public void forget() {
        last = null;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(5);
    }
}
