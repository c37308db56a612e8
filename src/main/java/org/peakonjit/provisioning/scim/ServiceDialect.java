package org.peakonjit.provisioning.scim;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * In which ways a service was found to differ from RFC 7644: what its calls showed, remembered for a while, since services
 * are mended. Thread-safe.
 */
final class ServiceDialect {

    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Clock clock;
    private final Map<String, Instant> filtersUnknown = new ConcurrentHashMap<>();
    private volatile Instant patchUnknownUntil = Instant.MIN;
    private volatile boolean plainJson;

    ServiceDialect(Clock clock) {
        this.clock = clock;
    }

    /** Whether bodies are sent as {@code application/json}, because it refused {@code application/scim+json}. */
    boolean takesPlainJson() {
        return plainJson;
    }

    void plainJson(boolean is) {
        plainJson = is;
    }

    /** Whether it does not filter by that attribute. */
    boolean lacksFilter(String attribute) {
        return isNow(filtersUnknown.getOrDefault(attribute, Instant.MIN));
    }

    void filterUnknown(String attribute) {
        filtersUnknown.put(attribute, clock.instant().plus(REMEMBERED));
    }

    void filterKnown(String attribute) {
        filtersUnknown.remove(attribute);
    }

    /** Whether it has no PATCH, so that PUT is used. */
    boolean lacksPatch() {
        return isNow(patchUnknownUntil);
    }

    void patchUnknown() {
        patchUnknownUntil = clock.instant().plus(REMEMBERED);
    }

    private boolean isNow(Instant until) {
        return !until.equals(Instant.MIN) && clock.instant().isBefore(until);
    }
}
