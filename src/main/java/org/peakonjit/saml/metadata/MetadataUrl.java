package org.peakonjit.saml.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Metadata at an http(s) URL, by conditional GET (RFC 9110 §13). No redirect is followed: the setting names the host. */
final class MetadataUrl implements MetadataSource {

    private static final int TIMEOUT_MILLIS = (int) Duration.ofSeconds(5).toMillis();

    private final URI location;
    private @Nullable String etag;
    private @Nullable String lastModified;

    MetadataUrl(URI location) {
        this.location = location;
    }

    @Override
    public Optional<byte[]> fetchIfChanged() {
        try {
            HttpURLConnection connection = (HttpURLConnection) location.toURL().openConnection();
            try {
                return answer(connection);
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            throw new UnusableMetadataException(
                    "the URL cannot be reached (" + e.getClass().getSimpleName() + ")");
        }
    }

    private Optional<byte[]> answer(HttpURLConnection connection) throws IOException {
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestProperty("Accept", "application/samlmetadata+xml, application/xml, text/xml, */*;q=0.1");
        if (etag != null) {
            connection.setRequestProperty("If-None-Match", etag);
        }
        if (lastModified != null) {
            connection.setRequestProperty("If-Modified-Since", lastModified);
        }
        int status = connection.getResponseCode();
        if (status == HttpURLConnection.HTTP_NOT_MODIFIED) {
            return Optional.empty();
        }
        if (status != HttpURLConnection.HTTP_OK) {
            throw new UnusableMetadataException("the URL answers with status " + status);
        }
        byte[] content = content(connection);
        etag = connection.getHeaderField("ETag");
        lastModified = connection.getHeaderField("Last-Modified");
        return Optional.of(content);
    }

    private static byte[] content(HttpURLConnection connection) throws IOException {
        try (InputStream in = connection.getInputStream()) {
            byte[] content = in.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw new UnusableMetadataException("the URL answers with more than 4 MiB");
            }
            return content;
        }
    }

    @Override
    public void forget() {
        etag = null;
        lastModified = null;
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(10);
    }
}
