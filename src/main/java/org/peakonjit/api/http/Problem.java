package org.peakonjit.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.FieldError;

/**
 * Why a request was not done (RFC 9457).
 *
 * @param code stable; {@code docs/api.md} lists all
 * @param detail a sentence for the caller
 * @param errors the members of the document that are wrong
 */
public record Problem(int status, String code, String detail, List<FieldError> errors) {

    static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of());
    }

    public static Problem notFound(String what) {
        return of(404, "not-found", "There is no such " + what + ".");
    }

    /** To be thrown where there is no such thing. */
    public static WebApplicationException absent(String what) {
        return notFound(what).exception();
    }

    /** To be thrown where it cannot be done as things stand. */
    public static WebApplicationException conflict(String code, String detail) {
        return of(409, code, detail).exception();
    }

    /** To be thrown where members of the document are wrong. */
    public static WebApplicationException invalid(String code, String detail, List<FieldError> errors) {
        return new Problem(400, code, detail, errors).exception();
    }

    public static WebApplicationException unusableMetadata(List<FieldError> errors) {
        return invalid("metadata.invalid", "The metadata cannot be used.", errors);
    }

    public static Response throttled(Duration wait) {
        return of(429, "throttled", "Too many wrong passwords. Try again later.")
                .response()
                .header(HttpHeaders.RETRY_AFTER, wait.toSeconds() + 1)
                .build();
    }

    public Response.ResponseBuilder response() {
        return Response.status(status).type(MEDIA_TYPE).entity(document());
    }

    /** To be thrown; it carries the finished response. */
    public WebApplicationException exception() {
        return new WebApplicationException(detail, response().build());
    }

    private Document document() {
        Response.Status known = Response.Status.fromStatusCode(status);
        return new Document(
                known == null ? "Failed" : known.getReasonPhrase(),
                status,
                code,
                detail,
                errors.stream()
                        .map(one -> new Member(
                                one.pointer(), one.code(), one.fault().english()))
                        .toList());
    }

    @Schema(name = "Problem", description = "RFC 9457")
    record Document(
            String title,
            int status,
            @Schema(description = "stable") String code,
            String detail,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
            List<Member> errors) {}

    /** What is wrong with a member of the document that was sent. */
    @Schema(name = "WrongMember")
    record Member(
            @Schema(description = "JSON Pointer (RFC 6901)") String pointer, String code, String detail) {}
}
