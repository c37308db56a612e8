package org.peakonjit.sandbox.web;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** HTML from the templates of {@code /sandbox}; every value is escaped. */
public final class Pages {

    private static final String FOLDER = "/sandbox/";

    private final Mustache.Compiler compiler = Mustache.compiler()
            .withLoader(Pages::template)
            .withCollector(new OptionalAsCollection())
            .defaultValue("")
            .emptyStringIsFalse(true)
            .zeroIsFalse(true);
    private final Map<String, Template> templates = new ConcurrentHashMap<>();

    /** The page {@code name} with the values of {@code model}. */
    public Response page(int status, String name, Object model) {
        String html = templates.computeIfAbsent(name, this::compile).execute(model);
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset(StandardCharsets.UTF_8.name()))
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'")
                .entity(html)
                .build();
    }

    /** A page that posts a SAML message on to {@code action} by itself; without scripts, by a button. */
    public Response post(URI action, String parameter, String message, @Nullable String relayState) {
        return page(
                200,
                "post",
                Map.of(
                        "action", action,
                        "parameter", parameter,
                        "message", message,
                        "relayState", Optional.ofNullable(relayState)));
    }

    /** A file of {@code /sandbox/assets}: style sheets and scripts. */
    static byte[] asset(String name) throws IOException {
        try (InputStream in = Pages.class.getResourceAsStream(FOLDER + "assets/" + name)) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    private Template compile(String name) {
        try (Reader source = template(name)) {
            return compiler.compile(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A section of an Optional shows what is in it; its inverse shows where nothing is. */
    private static final class OptionalAsCollection extends DefaultCollector {
        @Override
        public @Nullable Iterator<?> toIterator(Object value) {
            return value instanceof Optional<?> optional ? optional.stream().iterator() : super.toIterator(value);
        }
    }

    private static Reader template(String name) {
        InputStream in = Pages.class.getResourceAsStream(FOLDER + name + ".mustache");
        if (in == null) {
            throw new IllegalArgumentException("no template " + name);
        }
        return new InputStreamReader(in, StandardCharsets.UTF_8);
    }
}
