package org.peakonjit.sandbox.saml;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Another party's metadata at a URL, read when first needed and again after half a minute. */
public final class MetadataSource<T> {

    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int TIMEOUT_MILLIS = 5_000;

    private record Read<T>(T value, Instant at) {}

    private final URI location;
    private final Function<byte[], T> reader;
    private volatile @org.jspecify.annotations.Nullable Read<T> last;

    public MetadataSource(URI location, Function<byte[], T> reader) {
        this.location = location;
        this.reader = reader;
    }

    /** @throws SamlException when there is no metadata at the URL */
    public T get() {
        Read<T> known = last;
        if (known == null || known.at().plus(FRESH).isBefore(Instant.now())) {
            known = new Read<>(reader.apply(fetch()), Instant.now());
            last = known;
        }
        return known.value();
    }

    private byte[] fetch() {
        try {
            URLConnection connection = location.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try (InputStream in = connection.getInputStream()) {
                return in.readAllBytes();
            }
        } catch (IOException e) {
            throw new SamlException("no metadata at " + location, e);
        }
    }
}
