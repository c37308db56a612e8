package org.peakonjit.api.http;

import java.util.Optional;
import java.util.UUID;

/** What an address names. */
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
}
