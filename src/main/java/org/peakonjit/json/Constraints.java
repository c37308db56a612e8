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
import java.util.Optional;
import java.util.stream.Stream;
import org.peakonjit.json.Shaped.Shape;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.FaultCode;

/** What the constraints at a member say of its value. A constraint's message is the code of a fault. */
final class Constraints {

    private Constraints() {}

    /** What is wrong with a value, by its code and its fault. */
    record Broken(String code, Fault fault) {}

    /** What is said where the member is absent; empty where it need not be there. */
    static Optional<Fault> required(AnnotatedElement member) {
        return Stream.of(
                        Optional.ofNullable(member.getAnnotation(NotNull.class)).map(NotNull::message),
                        Optional.ofNullable(member.getAnnotation(NotBlank.class))
                                .map(NotBlank::message))
                .flatMap(Optional::stream)
                .findFirst()
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
        if (constraint instanceof Shaped shaped) {
            Shape shape = shape(shaped.value());
            return shape.fits(text)
                    ? Optional.empty()
                    : Optional.of(shape.fault().fault());
        }
        return Optional.empty();
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

    /** What a list breaks as a whole. */
    static Optional<Broken> brokenBy(List<?> list, AnnotatedElement member) {
        NotEmpty some = member.getAnnotation(NotEmpty.class);
        Size size = member.getAnnotation(Size.class);
        if (some != null && list.isEmpty()) {
            return Optional.of(new Broken("value", said(some.message(), DocumentFault.MISSING)));
        }
        return size != null && list.size() > size.max()
                ? Optional.of(new Broken("range", DocumentFault.MOST.fault(size.max())))
                : Optional.empty();
    }

    /** Where a constraint says nothing of its own, its message is Bean Validation's, in braces. */
    private static Fault said(String message, FaultCode otherwise) {
        return message.startsWith("{") ? otherwise.fault() : new Fault(message, List.of());
    }

    private static Shape shape(Class<? extends Shape> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is no shape", e);
        }
    }
}
