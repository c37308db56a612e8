package org.peakonjit.json;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A constant that is written by a word of its own: {@code SAME_PERSON} is {@code same-person} where it says no other. */
public interface Worded {

    String name();

    default String word() {
        return of(name());
    }

    static <W extends Worded> Optional<W> find(W[] constants, @Nullable String word) {
        return Arrays.stream(constants).filter(one -> one.word().equals(word)).findFirst();
    }

    /** The word of a constant that has no other. */
    static String of(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
