package org.peakonjit.json;

import java.util.Locale;

/** A constant that is written by a word of its own: {@code SAME_PERSON} is {@code same-person} where it says no other. */
public interface Worded {

    String name();

    default String word() {
        return of(name());
    }

    /** The word of a constant that has no other. */
    static String of(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
