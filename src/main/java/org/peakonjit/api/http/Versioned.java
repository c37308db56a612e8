package org.peakonjit.api.http;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import org.peakonjit.config.Settings;

/**
 * A document with its version, which stands in ETag.
 *
 * @param created whether there was none before
 */
public record Versioned<T extends Record>(T body, long version, boolean created) implements HttpAnswer<T> {

    public Versioned(T body, long version) {
        this(body, version, false);
    }

    @Override
    public void head(ContainerResponseContext response, Settings settings) {
        response.getHeaders().putSingle(HttpHeaders.ETAG, "\"" + version + "\"");
        if (created) {
            response.setStatusInfo(Status.CREATED);
        }
    }
}
