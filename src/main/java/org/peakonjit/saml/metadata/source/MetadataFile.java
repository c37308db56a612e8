package org.peakonjit.saml.metadata.source;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Metadata in a file of this node; a change of its time or size is a change. */
final class MetadataFile implements MetadataPlace {

    private record Version(FileTime time, long size) {}

    private final Path file;
    private volatile @Nullable Version last;

    MetadataFile(URI location) {
        file = Path.of(location);
    }

    @Override
    public Optional<Found> ask(@Nullable String etag, @Nullable String lastModified) {
        try {
            Version now = version();
            last = now;
            if (now.size() > MOST_BYTES) {
                throw new UnusableMetadataException(MetadataFault.FILE_TOO_LARGE, MOST_BYTES);
            }
            return Optional.of(new Found(MetadataText.unpacked(Files.readAllBytes(file)), null, null));
        } catch (IOException e) {
            throw new UnusableMetadataException(
                    MetadataFault.FILE_UNREADABLE, e.getClass().getSimpleName());
        }
    }

    @Override
    public boolean mayHaveChanged() {
        try {
            return !version().equals(last);
        } catch (IOException e) {
            return last != null;
        }
    }

    private Version version() throws IOException {
        return new Version(Files.getLastModifiedTime(file), Files.size(file));
    }
}
