package org.peakonjit.web.handoff;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A path at the application's own Peakon host, and nothing else: whatever a browser, proxy or server might read as
 * another host in it is refused, also where it is percent-encoded. May carry a query and a fragment.
 *
 * @param path begins with exactly one slash; ASCII
 */
public record DeepLink(String path) {

    private static final int LONGEST = 1024;

    /** The deep link in {@code text}, or empty where it is anything but such a path. */
    public static Optional<DeepLink> of(String text) {
        return isPlain(text) && isPathOnly(text) ? Optional.of(new DeepLink(text)) : Optional.empty();
    }

    /** The same, where {@code text} may be a whole URL at the host of {@code page}. */
    public static Optional<DeepLink> of(String text, URI page) {
        String host = host(page);
        return of(text.startsWith(host + "/") ? text.substring(host.length()) : text);
    }

    /** The path of the deep link in {@code text}; null where it is none. */
    public static @Nullable String pathIn(@Nullable String text) {
        return Optional.ofNullable(text)
                .flatMap(DeepLink::of)
                .map(DeepLink::path)
                .orElse(null);
    }

    /** The absolute URL of this link at the host of {@code page}. */
    public URI at(URI page) {
        return URI.create(host(page) + path);
    }

    private static String host(URI page) {
        return page.getScheme() + "://" + page.getRawAuthority();
    }

    /** Short, printable ASCII, one slash in front and no trace of a host. */
    private static boolean isPlain(String text) {
        return text.length() <= LONGEST
                && text.startsWith("/")
                && !text.contains("//")
                && !text.contains("\\")
                && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private static boolean isPathOnly(String text) {
        try {
            URI uri = new URI(text);
            return uri.getScheme() == null
                    && uri.getRawAuthority() == null
                    && uri.getRawPath() != null
                    && staysAPath(uri.getRawPath())
                    && isClean(decoded(text));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Nor would it be a host, after somebody's name, for whoever loses the slash in front. */
    private static boolean staysAPath(String rawPath) {
        String path = decoded(rawPath);
        String firstSegment = decoded(rawPath.split("/", 3)[1]);
        return path.startsWith("/") && !path.contains("//") && !firstSegment.contains("@");
    }

    private static boolean isClean(String decoded) {
        return !decoded.contains("\\") && decoded.chars().noneMatch(Character::isISOControl);
    }

    /** Once, as the next server does; {@code +} stands for itself in a path. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
