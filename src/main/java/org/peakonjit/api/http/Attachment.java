package org.peakonjit.api.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** A file to be kept. */
public final class Attachment {

    private Attachment() {}

    /** @param content is written while it is sent */
    public static Response of(String name, String mediaType, StreamingOutput content) {
        return Response.ok(content, mediaType)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
