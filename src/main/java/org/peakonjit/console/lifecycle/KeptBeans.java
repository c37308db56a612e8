package org.peakonjit.console.lifecycle;

import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@link KeptInPage} beans of a request: what the page brought of them, and those that are in use now. */
final class KeptBeans {

    private static final String ATTRIBUTE = KeptBeans.class.getName();

    private final Map<String, Object> inUse = new HashMap<>();
    private final Map<String, Map<String, Object>> brought = new HashMap<>();

    private KeptBeans() {}

    static KeptBeans of(FacesContext faces) {
        return (KeptBeans) faces.getAttributes().computeIfAbsent(ATTRIBUTE, key -> new KeptBeans());
    }

    /** What a page brought, as {@link #all} gave it. */
    void bring(Map<String, Map<String, Object>> kept) {
        brought.putAll(kept);
    }

    /** A bean is made: it begins with what the page brought of it. */
    void add(Object bean) {
        String name = type(bean).getName();
        inUse.put(name, bean);
        Map<String, Object> values = brought.getOrDefault(name, Map.of());
        fields(bean).stream()
                .filter(field -> values.containsKey(field.getName()))
                .forEach(field -> write(field, bean, values.get(field.getName())));
    }

    /** For the page to keep: the fields' values by name, by the bean's class. */
    Map<String, Map<String, Object>> all() {
        Map<String, Map<String, Object>> all = new HashMap<>(brought);
        inUse.forEach((name, bean) -> {
            Map<String, Object> values = new HashMap<>();
            fields(bean).forEach(field -> values.put(field.getName(), read(field, bean)));
            all.put(name, values);
        });
        return all;
    }

    static List<Field> fieldsOf(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .filter(field -> !Modifier.isTransient(field.getModifiers()))
                .filter(field -> !field.isAnnotationPresent(Inject.class))
                .toList();
    }

    private static List<Field> fields(Object bean) {
        List<Field> fields = fieldsOf(type(bean));
        fields.forEach(field -> field.setAccessible(true));
        return fields;
    }

    /** Its class as written: the container may have made another of it. */
    private static Class<?> type(Object bean) {
        Class<?> type = bean.getClass();
        while (type.getDeclaredAnnotation(KeptInPage.class) == null) {
            type = type.getSuperclass();
        }
        return type;
    }

    private static Object read(Field field, Object bean) {
        try {
            return field.get(bean);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Field field, Object bean, @Nullable Object value) {
        try {
            field.set(bean, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
