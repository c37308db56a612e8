package org.peakonjit.application.json;

import java.util.Locale;
import org.peakonjit.application.AttributeMapping;

/** How the constants of our enums are written in JSON: {@code ADMIT_KNOWN} is {@code admitKnown}. */
public final class Words {

    private Words() {}

    public static String of(Enum<?> constant) {
        String lower = constant.name().toLowerCase(Locale.ROOT);
        if (constant instanceof AttributeMapping.Type) {
            return lower.replace('_', '-'); // date-time, as JSON Schema calls it
        }
        StringBuilder word = new StringBuilder();
        for (String part : lower.split("_", -1)) {
            word.append(word.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return word.toString();
    }
}
