package org.peakonjit.console.applications;

import org.jspecify.annotations.Nullable;
import org.peakonjit.json.Worded;

/** The tabs of an application's page, in their order; addresses call them by their words. */
enum ApplicationTab implements Worded {
    GENERAL,
    SAML,
    SCIM,
    ATTRIBUTES,
    CONNECTION,
    TEST;

    /** The one of that word; the first where there is none. */
    static ApplicationTab of(@Nullable String word) {
        return Worded.find(values(), word).orElse(GENERAL);
    }

    /** The number of the tab that is open: the first where the one of tests is asked for and is not there. */
    static int shown(int wanted, boolean isTestable) {
        return wanted == TEST.ordinal() && !isTestable ? GENERAL.ordinal() : wanted;
    }
}
