package org.peakonjit.api.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
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
public record Versioned(String code, String name) {

    /** One of them, with its version in ETag. */
    public static ResponseBuilder show(Object document, long version) {
        return Response.ok(document).tag(new EntityTag(Long.toString(version)));
    }

    /**
     * Answers what came of saving one: 201 where it is new, 200 where it was replaced.
     *
     * @param shown how it is answered once it is stored
     * @throws WebApplicationException with problem 400, 409 or 412 where nothing changed
     */
    public <T> Response answer(Saving<T> saving, Function<T, ResponseBuilder> shown) {
        if (saving instanceof Saved<T> saved) {
            return shown.apply(saved.now()).status(saved.created() ? 201 : 200).build();
        }
        if (saving instanceof Invalid<T> invalid) {
            String detail = "The " + name + " cannot be saved like this.";
            throw new Problem(400, code + ".invalid", detail, invalid.errors()).exception();
        }
        if (saving instanceof Overtaken) {
            throw overtaken();
        }
        throw Problem.of(409, "version.contended", "Others keep changing the " + name + ". Try again.")
                .exception();
    }

    /** To be thrown where the caller expects another version. */
    public WebApplicationException overtaken() {
        String detail = "Another version of the " + name + " is there than you expect: read it again.";
        return Problem.of(412, "version.changed", detail).exception();
    }
}
