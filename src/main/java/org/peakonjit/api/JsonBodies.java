package org.peakonjit.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.Documents;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Reading;

/**
 * JSON bodies as trees or as the {@link Reading} of a record, by the deployment's own Jackson on every server. Reading is
 * strict and bounded.
 */
@Provider
@Singleton
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public class JsonBodies implements MessageBodyReader<Object>, MessageBodyWriter<JsonNode> {

    private static final int MOST_BYTES = 1024 * 1024;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == JsonNode.class || type == Reading.class;
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw Problem.of(413, "body.too-large", "The body is larger than 1 MiB.")
                    .exception();
        }
        JsonNode json = parse(bytes);
        if (json.isMissingNode()) {
            throw malformed("The body is empty.");
        }
        return generic instanceof ParameterizedType reading
                ? Documents.read((Class<?>) reading.getActualTypeArguments()[0], json)
                : json;
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

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return JsonNode.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            JsonNode json,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        body.write(Documents.MAPPER.writeValueAsBytes(json));
    }
}
