package org.peakonjit.json;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a document.
 *
 * @param value as far as it can be read, whatever is wrong besides; null where it is no object
 * @param errors everything that is wrong, in the order of the record's members
 */
public record Reading<T>(@Nullable T value, List<FieldError> errors) {

    public Reading {
        errors = List.copyOf(errors);
    }

    /** What was read, of a document without mistakes. */
    public T get() {
        if (value == null || !errors.isEmpty()) {
            throw new IllegalStateException("the document has mistakes");
        }
        return value;
    }

    /** Whether nothing is wrong at that pointer or below it. */
    public boolean isRightAt(String pointer) {
        return errors.stream().noneMatch(error -> (error.pointer() + "/").startsWith(pointer + "/"));
    }

    /** The same, or the exception made of what is wrong. */
    public T orElseThrow(Function<List<FieldError>, RuntimeException> refusal) {
        if (!errors.isEmpty()) {
            throw refusal.apply(errors);
        }
        return get();
    }

    /** The same with what {@code rules} find wrong with a value that has no mistakes by itself. */
    public Reading<T> and(Function<T, List<FieldError>> rules) {
        return errors.isEmpty() ? new Reading<>(value, rules.apply(get())) : this;
    }

    /** What comes of a value without mistakes; else the last of them, which is what the document's reader knows least of. */
    public <R> Reading<R> then(Function<T, Reading<R>> next) {
        return errors.isEmpty()
                ? next.apply(get())
                : new Reading<>(null, errors.subList(errors.size() - 1, errors.size()));
    }

    public Reading<T> with(List<FieldError> more) {
        List<FieldError> all = new ArrayList<>(errors);
        all.addAll(more);
        return new Reading<>(value, all);
    }

    /** Never what was read: it may have secrets. */
    @Override
    public String toString() {
        return "Reading[" + errors + "]";
    }
}
