package org.peakonjit.api.http;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.WebApplicationException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Function;
import org.peakonjit.administration.Saving;
import org.peakonjit.administration.Saving.Invalid;
import org.peakonjit.administration.Saving.Overtaken;
import org.peakonjit.administration.Saving.Saved;

/**
 * A kind of thing that is answered, replaced and deleted by its version.
 *
 * @param code what the code of a wrong one begins with
 * @param name in a sentence, behind "the"
 */
public record VersionedKind(String code, String name) {

    /** What an address answers that creates or replaces one, and under which conditions, for its description. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(responseCode = "200", description = "Replaced", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "201", description = "Created", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    @ApiResponse(responseCode = "412", ref = "VersionChanged")
    @Parameter(ref = "ifMatch")
    @Parameter(ref = "ifNoneMatch")
    public @interface Replaced {}

    /** The same of one that deletes one. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(responseCode = "204", description = "Deleted")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    @ApiResponse(responseCode = "412", ref = "VersionChanged")
    @Parameter(ref = "ifMatch")
    public @interface Deleted {}

    /**
     * Answers what came of saving one: 201 where it is new, 200 where it was replaced.
     *
     * @param shown how it is answered once it is stored
     * @throws WebApplicationException with problem 400, 409 or 412 where nothing changed
     */
    public <T, D extends Record> Versioned<D> answer(Saving<T> saving, Function<T, Versioned<D>> shown) {
        if (saving instanceof Saved<T> saved) {
            Versioned<D> now = shown.apply(saved.now());
            return new Versioned<>(now.body(), now.version(), saved.created());
        }
        if (saving instanceof Invalid<T> invalid) {
            throw Problem.invalid(code + ".invalid", "The " + name + " cannot be saved like this.", invalid.errors());
        }
        if (saving instanceof Overtaken) {
            throw overtaken();
        }
        throw Problem.conflict("version.contended", "Others keep changing the " + name + ". Try again.");
    }

    public WebApplicationException absent() {
        return Problem.absent(name);
    }

    /** To be thrown where the caller expects another version. */
    public WebApplicationException overtaken() {
        String detail = "Another version of the " + name + " is there than you expect: read it again.";
        return Problem.of(412, "version.changed", detail).exception();
    }
}
