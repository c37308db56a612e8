package org.peakonjit.json;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads objects of one kind in their {@linkplain StoredForm stored form}, and none again whose text is what it was: they
 * are read every few seconds, and written once in months. So what they are read into may not be changeable.
 */
public final class StoredReader<T> {

    private static final int MOST = 10_000;

    private record Known<T>(String text, T value) {}

    private final Class<T> type;
    private final Map<String, Known<T>> known = new ConcurrentHashMap<>();

    public StoredReader(Class<T> type) {
        this.type = type;
    }

    /** @throws UnreadableException as {@link StoredForm#read} */
    public T read(String object, String text) {
        Known<T> before = known.get(object);
        if (before != null && before.text().equals(text)) {
            return before.value();
        }
        T value = StoredForm.read(object, type, text);
        if (known.size() >= MOST) { // most of them deleted long ago
            known.clear();
        }
        known.put(object, new Known<>(text, value));
        return value;
    }
}
