package org.peakonjit.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import org.peakonjit.administration.configuration.ConfigurationDocument;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.Documents;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Reading;

/**
 * JSON bodies as the {@link Reading} of a record, by the deployment's own Jackson on every server: strict and bounded. The
 * type that it names comes before the {@code Object} of the servers' own readers.
 */
@Provider
@Singleton
@Consumes(MediaType.APPLICATION_JSON)
public class JsonBodies implements MessageBodyReader<Reading<?>> {

    private static final int MEBIBYTE = 1024 * 1024;
    /** Of a document with everything in it, as it is exported; Undertow takes 10 MB. */
    private static final int MOST_MEBIBYTES_OF_ALL = 8;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Reading.class && generic instanceof ParameterizedType;
    }

    @Override
    public Reading<?> readFrom(
            Class<Reading<?>> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        Class<?> document = (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[0];
        int most = document == ConfigurationDocument.class ? MOST_MEBIBYTES_OF_ALL : 1;
        byte[] bytes = body.readNBytes(most * MEBIBYTE + 1);
        if (bytes.length > most * MEBIBYTE) {
            throw Problem.of(413, "body.too-large", "The body is larger than " + most + " MiB.")
                    .exception();
        }
        JsonNode json = parse(bytes);
        if (json.isMissingNode()) {
            throw malformed("The body is empty.");
        }
        return Documents.read(document, json);
    }

    private static JsonNode parse(byte[] bytes) throws IOException {
        try {
            return Documents.MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            String what = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field")
                    ? "A member is named twice"
                    : "The body is no JSON";
            throw malformed(what
                    + (e.getLocation() == null
                            ? "."
                            : ": line " + e.getLocation().getLineNr() + ", column "
                                    + e.getLocation().getColumnNr() + "."));
        } catch (CharConversionException e) {
            throw malformed("The body is no UTF-8.");
        }
    }

    private static RuntimeException malformed(String detail) {
        return new Problem(
                        400,
                        "json.malformed",
                        detail,
                        List.of(FieldError.of("", "syntax", DocumentFault.SYNTAX, detail)))
                .exception();
    }
}
