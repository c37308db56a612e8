package org.peakonjit.console.setup;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.Worded;

/** The steps of the guided way from an empty installation to the first sign-in, in order; addresses have their words. */
enum SetupStep implements Worded {
    IDENTITY_PROVIDER,
    PEAKON,
    LICENSES,
    POLICY,
    TEST;

    static Optional<SetupStep> of(@Nullable String word) {
        return Worded.find(values(), word);
    }

    /** The one after it; the last is its own. */
    SetupStep next() {
        return values()[Math.min(ordinal() + 1, values().length - 1)];
    }
}
