package org.peakonjit.alerting;

import java.util.Locale;

/** How bad it is, the worst last. */
public enum Severity {
    /** Act within days. */
    WARNING,
    /** People are refused, or will be soon. */
    CRITICAL;

    /** As others read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
