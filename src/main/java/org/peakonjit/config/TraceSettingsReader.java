package org.peakonjit.config;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what is kept of sign-ons. */
final class TraceSettingsReader {

    /** What people are like is kept for a while, to find a mistake; not for ever. */
    private static final Duration LONGEST = Duration.ofDays(31);

    private static final int FOR_EVER = 36_500;

    private final SettingValues values;
    private final Clock clock;

    TraceSettingsReader(SettingValues values, Clock clock) {
        this.values = values;
        this.clock = clock;
    }

    Settings.Trace read() {
        return new Settings.Trace(
                values.number(SettingKey.TRACE_DAYS, 30, 1, 3650),
                attributeValuesUntil(),
                values.flag(SettingKey.TRACE_GROUP_NAMES, true),
                values.text(SettingKey.AUDIT_RETENTION).isPresent()
                        ? OptionalInt.of(values.number(SettingKey.AUDIT_RETENTION, FOR_EVER, 1, FOR_EVER))
                        : OptionalInt.empty());
    }

    private Optional<Instant> attributeValuesUntil() {
        return values.read(
                SettingKey.TRACE_ATTRIBUTE_VALUES_UNTIL,
                this::soon,
                "is no moment within the next 31 days",
                "Give a moment such as 2026-12-01T18:00:00Z, 31 days ahead at most");
    }

    private Optional<Instant> soon(String text) {
        try {
            return Optional.of(Instant.parse(text))
                    .filter(until -> until.isBefore(clock.instant().plus(LONGEST)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
