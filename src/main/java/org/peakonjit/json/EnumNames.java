package org.peakonjit.json;

import java.util.Locale;

/** How the constants of our enums are written in JSON: {@code ADMIT_KNOWN} is {@code admitKnown}. */
public final class EnumNames {

    private EnumNames() {}

    public static String of(Enum<?> constant) {
        if (constant instanceof Worded worded) {
            return worded.word();
        }
        StringBuilder word = new StringBuilder();
        for (String part : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            word.append(word.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return word.toString();
    }
}
