package org.peakonjit.console.setup;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.Worded;

/** The steps of the guided way from an empty installation to the first sign-in, in order. */
enum SetupStep {
    IDENTITY_PROVIDER,
    PEAKON,
    LICENSES,
    POLICY,
    TEST;

    /** How addresses and message bundles call it. */
    String word() {
        return Worded.of(name());
    }

    static Optional<SetupStep> of(@Nullable String word) {
        return Stream.of(values()).filter(step -> step.word().equals(word)).findFirst();
    }

    /** The one after it; the last is its own. */
    SetupStep next() {
        return values()[Math.min(ordinal() + 1, values().length - 1)];
    }
}
