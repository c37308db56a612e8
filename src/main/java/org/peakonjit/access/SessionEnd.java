package org.peakonjit.access;

import java.util.Locale;

/** Why somebody's session in the console ended. */
public enum SessionEnd {
    /** Nothing was done for half an hour. */
    IDLE,
    /** It had lasted as long as any may. */
    LONGEST,
    /** The account was removed, or its role or password changed. */
    ACCOUNT,
    /** Nothing is known of it: it ended long ago, or never was. */
    UNKNOWN;

    /** How addresses and scripts call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
