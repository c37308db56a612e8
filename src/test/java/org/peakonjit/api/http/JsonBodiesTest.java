package org.peakonjit.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.lang.annotation.Annotation;
import org.junit.jupiter.api.Test;
import org.peakonjit.administration.configuration.ConfigurationDocument;
import org.peakonjit.application.ApplicationDocument;
import org.peakonjit.json.Reading;

class JsonBodiesTest {

    private static final int MEBIBYTE = 1024 * 1024;

    /** How a body of so many blanks is refused. */
    private static int refusal(GenericType<?> type, int length) {
        return catchThrowableOfType(
                        WebApplicationException.class,
                        () -> new JsonBodies()
                                .readFrom(
                                        null,
                                        type.getType(),
                                        new Annotation[0],
                                        MediaType.APPLICATION_JSON_TYPE,
                                        new MultivaluedHashMap<>(),
                                        new ByteArrayInputStream(
                                                " ".repeat(length).getBytes())))
                .getResponse()
                .getStatus();
    }

    @Test
    void takeAMebibyte() {
        GenericType<?> application = new GenericType<Reading<ApplicationDocument>>() {};
        assertThat(refusal(application, MEBIBYTE)).isEqualTo(400);
        assertThat(refusal(application, MEBIBYTE + 1)).isEqualTo(413);
    }

    @Test
    void takeMoreOfAConfiguration() {
        GenericType<?> configuration = new GenericType<Reading<ConfigurationDocument>>() {};
        assertThat(refusal(configuration, 8 * MEBIBYTE)).isEqualTo(400);
        assertThat(refusal(configuration, 8 * MEBIBYTE + 1)).isEqualTo(413);
    }
}
