package org.peakonjit.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records by reflection: how their components are written in JSON. */
public final class Records {

    private Records() {}

    /** A component's field: it carries the annotations that are not of types. */
    public static Field field(RecordComponent component) {
        try {
            return component.getDeclaringRecord().getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the member is called, by its component's field. */
    public static String name(Field field) {
        JsonProperty property = field.getAnnotation(JsonProperty.class);
        return property == null || property.value().isEmpty() ? field.getName() : property.value();
    }

    /** Whether one value may stand for the list of it. */
    public static boolean takesOneForList(Field field) {
        JsonFormat format = field.getAnnotation(JsonFormat.class);
        return format != null && Arrays.asList(format.with()).contains(Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY);
    }

    static Object make(Class<?> type, @Nullable Object[] values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw broken(type, e);
        }
    }

    /** What makes one of a document's record, for types that are written otherwise than they are. */
    static Optional<Method> creator(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(JsonCreator.class))
                .findFirst();
    }

    static @Nullable Object call(Method creator, Object form) {
        try {
            creator.setAccessible(true);
            return creator.invoke(null, form);
        } catch (ReflectiveOperationException e) {
            throw broken(creator.getDeclaringClass(), e);
        }
    }

    /** What a component holds where there is nothing. */
    static @Nullable Object nothing(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }

    private static RuntimeException broken(Class<?> type, ReflectiveOperationException why) {
        return new IllegalStateException(type + " cannot be made", why);
    }
}
