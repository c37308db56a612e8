package org.peakonjit.license;

import java.util.OptionalInt;

/**
 * Consumed seats against the limit (rule L10: reserved and assigned both count).
 *
 * @param limit empty = unlimited
 */
public record LicenseUsage(long consumed, OptionalInt limit) {

    public boolean hasSeatLeft() {
        return limit.isEmpty() || consumed < limit.getAsInt();
    }

    /** Whether more are consumed than the limit allows, since it was lowered or accounts were taken over (L3, L6). */
    public boolean isExceeded() {
        return limit.isPresent() && consumed > limit.getAsInt();
    }
}
