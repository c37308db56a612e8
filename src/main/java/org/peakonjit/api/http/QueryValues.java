package org.peakonjit.api.http;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Shapes;
import org.peakonjit.refusal.Fault;

/** Reads query parameters: what is blank is as if it were absent, what is wrong is problem 400 {@code query.invalid}. */
@Provider
@Singleton
public class QueryValues implements ParamConverterProvider {

    /** The last that every database knows. */
    private static final int LAST_YEAR = 9999;

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return find(annotations, QueryParam.class)
                .map(parameter -> new Reader<T>(
                        reading(type, parameter.value(), annotations),
                        find(annotations, DefaultValue.class)
                                .map(DefaultValue::value)
                                .orElse(null)))
                .orElse(null);
    }

    public static RuntimeException wrong(String name, Fault fault) {
        String detail = "The query parameter " + name + " " + fault.english() + ".";
        return new Problem(400, "query.invalid", detail, List.of(new FieldError("/" + name, "value", fault)))
                .exception();
    }

    private static Function<String, ?> reading(Class<?> type, String name, Annotation[] annotations) {
        if (type == int.class || type == Integer.class) {
            long least = find(annotations, Min.class).map(Min::value).orElse(0L);
            long most = find(annotations, Max.class).map(Max::value).orElse((long) Integer.MAX_VALUE);
            return text -> number(text, name, least, most);
        }
        if (type == boolean.class || type == Boolean.class) {
            return text -> flag(text, name);
        }
        if (type == Instant.class) {
            return text -> instant(text, name);
        }
        if (type == ZoneId.class) {
            return text -> zone(text, name);
        }
        return type.isEnum() ? text -> choice(text, name, type.getEnumConstants()) : text -> plain(text, name);
    }

    /** Not every database takes all control characters. */
    private static String plain(String text, String name) {
        if (!Shapes.isLine(text)) {
            throw wrong(name, DocumentFault.ONE_LINE.fault());
        }
        return text;
    }

    private static int number(String text, String name, long least, long most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message
        }
        throw wrong(name, DocumentFault.NUMBER_IN_RANGE.fault(least, most));
    }

    private static boolean flag(String text, String name) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(name, DocumentFault.FLAG.fault());
        };
    }

    private static Instant instant(String text, String name) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            if (time.getYear() >= 1 && time.getYear() <= LAST_YEAR) {
                return time.toInstant();
            }
        } catch (DateTimeException e) {
            // falls through to the one message
        }
        throw wrong(name, DocumentFault.INSTANT.fault());
    }

    public static ZoneId zone(String text, String name) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw wrong(name, DocumentFault.ZONE.fault());
        }
    }

    /** In any case. */
    private static Object choice(String text, String name, Object[] constants) {
        return Arrays.stream(constants)
                .filter(one -> ((Enum<?>) one).name().equalsIgnoreCase(text.replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> wrong(
                        name,
                        DocumentFault.ONE_OF.fault(Arrays.toString(constants)
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-'))));
    }

    private static <A extends Annotation> Optional<A> find(Annotation[] annotations, Class<A> type) {
        return Arrays.stream(annotations)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private record Reader<T>(
            Function<String, ?> reading, @Nullable String fallback) implements ParamConverter<T> {

        @Override
        @SuppressWarnings("unchecked")
        public @Nullable T fromString(@Nullable String value) {
            String text = value == null || value.isBlank() ? fallback : value.strip();
            return text == null ? null : (T) reading.apply(text);
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
