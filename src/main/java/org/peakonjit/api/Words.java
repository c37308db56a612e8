package org.peakonjit.api;

import java.util.Locale;

/** Constants as the API spells them. */
final class Words {

    private Words() {}

    /** In lower case, with hyphens. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
