package org.peakonjit.administration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Reading;
import org.peakonjit.json.Shapes;

/** A document that is put at the address of its name, and may leave that name out. */
public final class NamedByAddress {

    private NamedByAddress() {}

    /** The document under the name of its address, where it leaves that out: of whatever form the name is. */
    public static <T> Reading<T> ofAnyForm(
            String name, Reading<T> body, Function<T, @Nullable String> its, BiFunction<T, String, T> called) {
        T document = body.value();
        if (document == null || its.apply(document) != null) {
            return body;
        }
        List<FieldError> errors = new ArrayList<>(body.errors());
        errors.removeIf(error -> error.pointer().equals("/name") && error.code().equals("required"));
        return new Reading<>(called.apply(document, name), errors);
    }

    /** The same of a name that must be a {@link Shapes#NAME}, as where a document has it. */
    public static <T> Reading<T> of(
            String name, Reading<T> body, Function<T, @Nullable String> its, BiFunction<T, String, T> called) {
        Reading<T> named = ofAnyForm(name, body, its, called);
        if (named == body || name.matches(Shapes.NAME)) {
            return named;
        }
        List<FieldError> errors = new ArrayList<>(List.of(FieldError.of("/name", "value", DocumentFault.NAME)));
        errors.addAll(named.errors());
        return new Reading<>(named.value(), errors);
    }
}
