package org.peakonjit.console;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.console.Period.Days;

/** The period a report is about, as a form sees it: a preset, or two days. */
public final class PeriodForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private Period preset = Period.LAST_7_DAYS;

    @Nullable
    private String first;

    @Nullable
    private String last;

    Optional<Instant> from(Instant now, ZoneId zone) {
        return days(now, zone).from(zone);
    }

    Optional<Instant> until(Instant now, ZoneId zone) {
        return days(now, zone).until(zone);
    }

    private Days days(Instant now, ZoneId zone) {
        return preset.days(LocalDate.ofInstant(now, zone), new Days(day(first), day(last)));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            return null; // browsers send a date or nothing
        }
    }

    /** Whether the two days count. */
    public boolean isCustom() {
        return preset == Period.CUSTOM;
    }

    /** All presets. */
    public Period[] getPresets() {
        return Period.values();
    }

    public Period getPreset() {
        return preset;
    }

    public void setPreset(Period preset) {
        this.preset = preset;
    }

    public @Nullable String getFirst() {
        return first;
    }

    public void setFirst(@Nullable String first) {
        this.first = first;
    }

    public @Nullable String getLast() {
        return last;
    }

    public void setLast(@Nullable String last) {
        this.last = last;
    }
}
