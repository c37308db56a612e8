package org.peakonjit.json;

import java.util.Locale;

/** A constant that is written by a word of its own: {@code SAME_PERSON} is {@code same-person} where it says no other. */
public interface Worded {

    String name();

    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
