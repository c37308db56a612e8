package org.peakonjit.handoff;

import java.util.Optional;

/**
 * A path at the application's own Peakon host, and nothing else.
 *
 * @param path begins with exactly one slash
 */
public record DeepLink(String path) {

    /** The deep link in {@code text}, or empty where it is anything but such a path. */
    public static Optional<DeepLink> of(String text) {
        return Optional.empty();
    }
}
