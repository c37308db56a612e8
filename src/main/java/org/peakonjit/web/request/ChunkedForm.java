package org.peakonjit.web.request;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A form whose length is not said beforehand (Transfer-Encoding: chunked, RFC 9112 §7.1), as some reverse proxies send
 * it on. Servers read such a body as far as their own limits go, so it is read here.
 */
public final class ChunkedForm {

    private static final String PARAMETERS = ChunkedForm.class.getName();

    private ChunkedForm() {}

    /** Reads the body, unless it is longer than that many bytes; false = it is. */
    static boolean read(HttpServletRequest request, int most) throws IOException {
        if (request.getAttribute(PARAMETERS) != null) {
            return true;
        }
        ServletInputStream in = request.getInputStream();
        byte[] body = in.readNBytes(most + 1);
        if (body.length > most) {
            return false;
        }
        request.setAttribute(PARAMETERS, new String(body, StandardCharsets.ISO_8859_1));
        return true;
    }

    /**
     * The values of a parameter, of the body that was read here or as the server has them.
     *
     * @throws IllegalArgumentException when it cannot be decoded
     */
    public static String @Nullable [] values(HttpServletRequest request, String name) {
        return request.getAttribute(PARAMETERS) instanceof String body
                ? Arrays.stream(body.split("&", -1))
                        .map(parameter -> parameter.split("=", 2))
                        .filter(parts -> decoded(parts[0]).equals(name))
                        .map(parts -> parts.length == 1 ? "" : decoded(parts[1]))
                        .toArray(String[]::new)
                : request.getParameterValues(name);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
