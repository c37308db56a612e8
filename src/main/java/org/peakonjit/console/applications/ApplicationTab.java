package org.peakonjit.console.applications;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tabs of an application's page, in their order. */
enum ApplicationTab {
    GENERAL,
    SAML,
    SCIM,
    ATTRIBUTES,
    CONNECTION,
    TEST;

    /** How addresses call it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that word; the first where there is none. */
    static ApplicationTab of(@Nullable String word) {
        return Stream.of(values())
                .filter(tab -> tab.word().equals(word))
                .findFirst()
                .orElse(GENERAL);
    }

    /** The number of the tab that is open: the first where the one of tests is asked for and is not there. */
    static int shown(int wanted, boolean isTestable) {
        return wanted == TEST.ordinal() && !isTestable ? GENERAL.ordinal() : wanted;
    }
}
