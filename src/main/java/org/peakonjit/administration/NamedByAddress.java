package org.peakonjit.administration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.Documents;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Reading;

/** A document that is put at the address of its name, and may leave that name out. */
public final class NamedByAddress {

    private static final String NAME = "name";
    private static final String POINTER = "/" + NAME;

    private NamedByAddress() {}

    /** The document under the name of its address, where it leaves that out: which has to be as it demands of any. */
    public static <T> Reading<T> of(
            String name, Reading<T> body, Function<T, @Nullable String> its, BiFunction<T, String, T> called) {
        T document = body.value();
        if (document == null || its.apply(document) != null) {
            return body;
        }
        List<FieldError> errors = new ArrayList<>(wrongWith(name, document.getClass()));
        body.errors().stream()
                .filter(error ->
                        !error.pointer().equals(POINTER) || !error.code().equals("required"))
                .forEach(errors::add);
        return new Reading<>(called.apply(document, name), errors);
    }

    private static List<FieldError> wrongWith(String name, Class<?> document) {
        return Documents.read(document, JsonNodeFactory.instance.objectNode().put(NAME, name)).errors().stream()
                .filter(error -> error.pointer().equals(POINTER))
                .toList();
    }
}
