package org.peakonjit.api.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.jspecify.annotations.Nullable;

/** A file to be kept. */
public final class Attachment {

    private Attachment() {}

    /** @param content is written while it is sent */
    public static Response of(String name, String mediaType, StreamingOutput content) {
        return of(name, mediaType, null, content);
    }

    /** @param length in bytes, by which whoever reads it sees where it breaks off; null where nobody knows */
    public static Response of(String name, String mediaType, @Nullable Long length, StreamingOutput content) {
        return Response.ok(content, mediaType)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.CONTENT_LENGTH, length)
                .build();
    }
}
