package org.peakonjit.console.seats;

import org.peakonjit.console.page.Messages;
import org.peakonjit.license.LicenseUsage;

/** Consumed licences as pages show them (rule L10: always the ledger's own number). */
public record Consumption(LicenseUsage usage) {

    private static final int NEARLY = 80;
    private static final int FULL = 100;

    /** "Licenses consumed: N of M", or "N, no limit". */
    public String text(Messages messages) {
        return usage.limit().isPresent()
                ? messages.text("licenses.of", usage.consumed(), usage.limit().getAsInt())
                : messages.text("licenses.unlimited", usage.consumed());
    }

    /** How much of the limit is consumed, 0 to 100; 0 where there is no limit. */
    public int percent() {
        if (usage.limit().isEmpty()) {
            return 0;
        }
        int limit = usage.limit().getAsInt();
        return limit == 0 ? FULL : (int) Math.min(FULL, usage.consumed() * FULL / limit);
    }

    /** The style class of the bar. */
    public String fullness() {
        int percent = percent();
        return percent >= FULL ? "full" : percent >= NEARLY ? "nearly" : "";
    }
}
