package org.peakonjit.api.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.peakonjit.json.Documents;

/** Writes records by the deployment's own Jackson on every server. */
@Provider
@Singleton
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public class JsonAnswers implements MessageBodyWriter<Record> {

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public void writeTo(
            Record document,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        Record json = document instanceof HttpAnswer<?> answer ? answer.body() : document;
        body.write(Documents.text(json).getBytes(StandardCharsets.UTF_8));
    }
}
