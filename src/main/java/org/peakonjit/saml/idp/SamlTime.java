package org.peakonjit.saml.idp;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Times as SAML has them (SAML Core §1.3.3): UTC, here to the millisecond. */
final class SamlTime {

    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private SamlTime() {}

    static String text(Instant time) {
        return MILLISECONDS.format(time);
    }
}
