package org.peakonjit.json;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.FaultCode;

/** What the constraints at a member say of its value. A constraint's message is the code of a fault. */
public final class Constraints {

    private Constraints() {}

    /** What is wrong with a value, by its code and its fault. */
    record Broken(String code, Fault fault) {}

    /** What is said where the member is absent; empty where it need not be there. */
    static Optional<Fault> required(AnnotatedElement member) {
        return Optional.ofNullable(member.getAnnotation(NotNull.class))
                .map(NotNull::message)
                .or(() -> Optional.ofNullable(member.getAnnotation(NotBlank.class))
                        .map(NotBlank::message))
                .map(message -> said(message, DocumentFault.MISSING));
    }

    /** The first that a text breaks. */
    static Optional<Broken> brokenBy(String text, AnnotatedElement member) {
        return Arrays.stream(member.getAnnotations())
                .flatMap(constraint -> brokenBy(text, constraint).stream())
                .findFirst()
                .map(fault -> new Broken("value", fault));
    }

    private static Optional<Fault> brokenBy(String text, Annotation constraint) {
        if (constraint instanceof NotBlank && text.isBlank()) {
            return Optional.of(DocumentFault.BLANK.fault());
        }
        if (constraint instanceof Size size && text.length() > size.max()) {
            return Optional.of(DocumentFault.LONGEST.fault(size.max()));
        }
        if (constraint instanceof Pattern pattern && !text.matches(pattern.regexp())) {
            return Optional.of(said(pattern.message(), DocumentFault.TEXT));
        }
        return constraint instanceof Shaped shaped ? brokenBy(text, shaped) : Optional.empty();
    }

    private static Optional<Fault> brokenBy(String text, Shaped shaped) {
        Predicate<String> shape = shape(shaped);
        if (shape instanceof Reasoned reasoned) {
            return reasoned.wrongWith(text).map(why -> new Fault(fault(shaped).code(), List.of(why)));
        }
        return shape.test(text) ? Optional.empty() : Optional.of(fault(shaped));
    }

    /** The range that a whole number is not in; one of a number's own kind always is. */
    static Optional<Broken> brokenBy(JsonNode number, AnnotatedElement member) {
        Min min = member.getAnnotation(Min.class);
        Max max = member.getAnnotation(Max.class);
        long least = min == null ? Integer.MIN_VALUE : min.value();
        long most = max == null ? Integer.MAX_VALUE : max.value();
        boolean within = number.canConvertToInt() && number.intValue() >= least && number.intValue() <= most;
        return within ? Optional.empty() : Optional.of(new Broken("range", DocumentFault.RANGE.fault(least, most)));
    }

    /** What a list of that size breaks. */
    static Optional<Broken> brokenBy(int size, AnnotatedElement member) {
        NotEmpty some = member.getAnnotation(NotEmpty.class);
        Size most = member.getAnnotation(Size.class);
        if (some != null && size == 0) {
            return Optional.of(new Broken("value", said(some.message(), DocumentFault.MISSING)));
        }
        return most != null && size > most.max()
                ? Optional.of(new Broken("range", DocumentFault.MOST.fault(most.max())))
                : Optional.empty();
    }

    /** Where a constraint says nothing of its own, its message is Bean Validation's, in braces. */
    private static Fault said(String message, FaultCode otherwise) {
        return message.startsWith("{") ? otherwise.fault() : new Fault(message, List.of());
    }

    static Fault fault(Shaped shaped) {
        String name = shaped.value().getSimpleName();
        return new Fault(
                DocumentFault.FAMILY + "." + name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1),
                List.of());
    }

    private static Predicate<String> shape(Shaped shaped) {
        try {
            return shaped.value().getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(shaped + " names no shape", e);
        }
    }
}
