package org.peakonjit.sandbox.peakon;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a RelayState into a path of this site: only a path, or a URL of this very origin. Anything else is the start. */
record DeepLink(URI origin) {

    String pathOf(@Nullable String relayState) {
        return Optional.ofNullable(relayState).flatMap(this::path).orElse("/");
    }

    private Optional<String> path(String relayState) {
        try {
            URI link = new URI(relayState);
            boolean here = link.getScheme() == null && link.getRawAuthority() == null
                    || link.toString().startsWith(origin + "/");
            String path = link.getRawPath();
            return here && path != null && path.startsWith("/") && !path.startsWith("//")
                    ? Optional.of(link.getRawQuery() == null ? path : path + "?" + link.getRawQuery())
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
