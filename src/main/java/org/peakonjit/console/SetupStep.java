package org.peakonjit.console;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The steps of the guided way from an empty installation to the first sign-in, in order. */
enum SetupStep {
    IDENTITY_PROVIDER,
    PEAKON,
    LICENSES,
    POLICY,
    TEST;

    /** How addresses and message bundles call it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<SetupStep> of(@Nullable String word) {
        return Stream.of(values()).filter(step -> step.word().equals(word)).findFirst();
    }

    /** The one after it; the last is its own. */
    SetupStep next() {
        return values()[Math.min(ordinal() + 1, values().length - 1)];
    }
}
