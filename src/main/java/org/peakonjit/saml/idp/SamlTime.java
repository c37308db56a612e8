package org.peakonjit.saml.idp;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Times as SAML has them (SAML Core §1.3.3): UTC, here to the millisecond. */
final class SamlTime {

    /** xs:dateTime has no later one that everybody reads; an IdP may call this the end of a session that never ends. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private SamlTime() {}

    static String text(Instant time) {
        return MILLISECONDS.format(time.isAfter(LAST) ? LAST : time);
    }
}
