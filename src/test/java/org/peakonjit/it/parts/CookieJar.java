package org.peakonjit.it.parts;

import java.net.HttpCookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The cookies of one browser. As in a browser, ports do not matter and Secure cookies go to localhost without TLS. */
final class CookieJar {

    private record Kept(String host, String path, String name, String value) {

        boolean isFor(URI url) {
            String wanted = url.getPath().isEmpty() ? "/" : url.getPath();
            return host.equals(url.getHost())
                    && (wanted.equals(path) || wanted.startsWith(path.endsWith("/") ? path : path + "/"));
        }
    }

    private final List<Kept> cookies = new ArrayList<>();

    void keep(URI from, List<String> headers) {
        for (String header : headers) {
            for (HttpCookie cookie : HttpCookie.parse(header)) {
                String path = Objects.requireNonNullElseGet(cookie.getPath(), () -> defaultPath(from));
                Kept kept = new Kept(from.getHost(), path, cookie.getName(), cookie.getValue());
                cookies.removeIf(other -> other.host().equals(kept.host())
                        && other.path().equals(kept.path())
                        && other.name().equals(kept.name()));
                if (cookie.getMaxAge() != 0) {
                    cookies.add(kept);
                }
            }
        }
    }

    private static String defaultPath(URI from) {
        String path = from.getPath();
        return path.lastIndexOf('/') > 0 ? path.substring(0, path.lastIndexOf('/')) : "/";
    }

    String header(URI url) {
        return cookies.stream()
                .filter(cookie -> cookie.isFor(url))
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
    }

    void change(String name, UnaryOperator<String> change) {
        cookies.replaceAll(cookie -> cookie.name().equals(name)
                ? new Kept(cookie.host(), cookie.path(), name, change.apply(cookie.value()))
                : cookie);
    }

    void takeAll(CookieJar other) {
        cookies.addAll(other.cookies);
    }
}
