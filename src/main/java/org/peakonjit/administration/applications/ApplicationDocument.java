package org.peakonjit.administration.applications;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications.Stored;
import org.peakonjit.application.json.ApplicationCodec;
import org.peakonjit.application.json.ApplicationReading;
import org.peakonjit.application.json.ApplicationReading.Readable;
import org.peakonjit.application.json.ApplicationReading.Wrong;
import org.peakonjit.json.FieldError;

/** The application as administrators read and write it: its JSON, checked against what is stored. */
public final class ApplicationDocument {

    private static final String TOKEN = "bearerToken";

    private ApplicationDocument() {}

    /**
     * Reads what shall be stored under {@code name} in place of {@code stored}, or finds all that is wrong with it.
     *
     * @param rules finds what is wrong with an application among everything else
     */
    static ApplicationReading read(
            String name, JsonNode body, Optional<Stored> stored, Function<Application, List<FieldError>> rules) {
        ApplicationReading reading = ApplicationCodec.read(named(name, body));
        if (!(reading instanceof Readable readable)) {
            return reading;
        }
        List<FieldError> errors = new ArrayList<>();
        if (!readable.application().name().equals(name)) {
            errors.add(new FieldError("/name", "value", "must be the name in the address, or absent"));
        }
        errors.addAll(rules.apply(readable.application()));
        if (sendsTheTokenElsewhere(readable, stored)) {
            errors.add(
                    new FieldError("/scim/" + TOKEN, "required", "must be given again when the SCIM URL is changed"));
        }
        return errors.isEmpty() ? readable : new Wrong(errors);
    }

    private static JsonNode named(String name, JsonNode body) {
        return body instanceof ObjectNode object && !object.hasNonNull("name")
                ? object.deepCopy().put("name", name)
                : body;
    }

    private static boolean sendsTheTokenElsewhere(Readable wanted, Optional<Stored> stored) {
        URI url = wanted.application().scim().baseUrl();
        return wanted.bearerToken().isEmpty()
                && stored.filter(Stored::bearerTokenSet)
                        .filter(one -> !Objects.equals(one.application().scim().baseUrl(), url))
                        .isPresent();
    }

    /** The application without secrets; {@code consumed} is left out where null. */
    public static ObjectNode write(Stored stored, @Nullable Long consumed) {
        ObjectNode json = ApplicationCodec.write(stored);
        if (consumed != null) {
            json.put(ApplicationCodec.LICENSES_CONSUMED, consumed);
        }
        return json;
    }
}
