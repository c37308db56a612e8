package org.peakonjit.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records by reflection. */
final class Records {

    private Records() {}

    /** A component's field: it carries the annotations that are not of types. */
    static Field field(RecordComponent component) {
        try {
            return component.getDeclaringRecord().getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
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
