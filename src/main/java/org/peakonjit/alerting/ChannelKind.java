package org.peakonjit.alerting;

import java.util.Locale;

/** How somebody is told. */
public enum ChannelKind {
    MAIL,
    WEBHOOK;

    /** As others read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
