package org.peakonjit.console.list;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.console.list.Period.Days;

/** The period a list is about, as its address says it: {@code period}, or two days, {@code from} and {@code to}; {@code zone=UTC}. */
public final class ChosenPeriod {

    private static final Period USUAL = Period.LAST_7_DAYS;

    private final Period preset;
    private final @Nullable LocalDate first;
    private final @Nullable LocalDate last;
    private final boolean universal;

    public ChosenPeriod(ListParameters parameters) {
        first = parameters.read("from", ChosenPeriod::day).orElse(null);
        last = parameters.read("to", ChosenPeriod::day).orElse(null);
        universal = parameters.text("zone").filter("UTC"::equals).isPresent();
        preset =
                parameters.one("period", Period.values()).orElse(first == null && last == null ? USUAL : Period.CUSTOM);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(Period::knows);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public Optional<Instant> from(Instant now, ZoneId viewers) {
        ZoneId zone = universal ? ZoneOffset.UTC : viewers;
        return days(now, zone).from(zone);
    }

    public Optional<Instant> until(Instant now, ZoneId viewers) {
        ZoneId zone = universal ? ZoneOffset.UTC : viewers;
        return days(now, zone).until(zone);
    }

    /** Whether the days are those of UTC, as statistics have them, and not the viewer's. */
    public boolean isUniversal() {
        return universal;
    }

    private Days days(Instant now, ZoneId zone) {
        return preset.days(LocalDate.ofInstant(now, zone), new Days(first, last));
    }

    public ListAddress in(ListAddress list) {
        boolean custom = preset == Period.CUSTOM;
        return list.with("period", preset == USUAL ? null : ListParameters.word(preset))
                .with("from", custom ? getFirst() : null)
                .with("to", custom ? getLast() : null)
                .with("zone", universal ? "UTC" : null);
    }

    /**
     * A preset, as addresses and forms name it.
     *
     * @param key of its name in the bundle
     */
    public record Choice(String word, String key, boolean isChosen) {}

    public List<Choice> getChoices() {
        return Arrays.stream(Period.values())
                .map(one -> new Choice(ListParameters.word(one), "trail." + one.name(), one == preset))
                .toList();
    }

    /** Empty where none was chosen. */
    public String getFirst() {
        return first == null ? "" : first.toString();
    }

    /** Empty where none was chosen. */
    public String getLast() {
        return last == null ? "" : last.toString();
    }
}
