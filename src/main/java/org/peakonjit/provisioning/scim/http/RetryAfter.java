package org.peakonjit.provisioning.scim.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads Retry-After (RFC 9110 §10.2.3): seconds or an HTTP-date. */
final class RetryAfter {

    /** A service that asks for longer is asked again all the same. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    static Optional<Duration> read(@Nullable String header, Clock clock) {
        if (header == null) {
            return Optional.empty();
        }
        String value = header.strip();
        try {
            Duration wait = value.matches("\\d+")
                    ? Duration.ofSeconds(value.length() > MOST_DIGITS ? Integer.MAX_VALUE : Long.parseLong(value))
                    : Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
