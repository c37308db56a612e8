package org.peakonjit.api.http;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import org.peakonjit.config.Settings;

/**
 * What was begun and goes on (RFC 9110 §15.3.3).
 *
 * @param path where it is watched, below the API's address
 */
public record Accepted<T extends Record>(T body, String path) implements HttpAnswer<T> {

    @Override
    public void head(ContainerResponseContext response, Settings settings) {
        response.setStatusInfo(Status.ACCEPTED);
        response.getHeaders().putSingle(HttpHeaders.LOCATION, settings.baseUrl() + "/api/v1/" + path);
    }
}
