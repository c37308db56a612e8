package org.peakonjit.api.http;

import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.UUID;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;

/** What an address names and must be there. */
public final class Required {

    private Required() {}

    /** The id that a part of an address is; empty where it is none. */
    public static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The application of that name.
     *
     * @throws WebApplicationException with problem 404 where there is none
     */
    public static Application application(Applications applications, String name) {
        return applications
                .find(name)
                .orElseThrow(() -> Problem.notFound("application").exception());
    }
}
