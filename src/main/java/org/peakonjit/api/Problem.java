package org.peakonjit.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.peakonjit.json.FieldError;

/**
 * Why a request was not done (RFC 9457).
 *
 * @param code stable; {@code docs/api.md} lists all
 * @param detail a sentence for the caller
 * @param errors the members of the document that are wrong
 */
record Problem(int status, String code, String detail, List<FieldError> errors) {

    static final String MEDIA_TYPE = "application/problem+json";

    Problem {
        errors = List.copyOf(errors);
    }

    static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of());
    }

    static Problem notFound(String what) {
        return of(404, "not-found", "There is no such " + what + ".");
    }

    static RuntimeException unusableMetadata(List<FieldError> errors) {
        return new Problem(400, "metadata.invalid", "The metadata cannot be used.", errors).exception();
    }

    static Response throttled(Duration wait) {
        return of(429, "throttled", "Too many wrong passwords. Try again later.")
                .response()
                .header(HttpHeaders.RETRY_AFTER, wait.toSeconds() + 1)
                .build();
    }

    Response.ResponseBuilder response() {
        return Response.status(status).type(MEDIA_TYPE).entity(json());
    }

    /** To be thrown; it carries the finished response. */
    WebApplicationException exception() {
        return new WebApplicationException(detail, response().build());
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Response.Status known = Response.Status.fromStatusCode(status);
        json.put("title", known == null ? "Failed" : known.getReasonPhrase());
        json.put("status", status);
        json.put("code", code);
        json.put("detail", detail);
        if (!errors.isEmpty()) {
            ArrayNode array = json.putArray("errors");
            for (FieldError error : errors) {
                array.addObject()
                        .put("pointer", error.pointer())
                        .put("code", error.code())
                        .put("detail", error.fault().english());
            }
        }
        return json;
    }
}
