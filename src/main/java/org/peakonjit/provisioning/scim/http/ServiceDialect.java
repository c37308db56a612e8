package org.peakonjit.provisioning.scim.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * In which ways a service was found to differ from RFC 7644: what its calls showed, remembered for a while, since services
 * are mended. Thread-safe.
 */
public final class ServiceDialect {

    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Clock clock;
    private final Map<String, Instant> filtersUnknown = new ConcurrentHashMap<>();
    private volatile Instant patchUnknownUntil = Instant.MIN;
    private volatile boolean plainJson;

    public ServiceDialect(Clock clock) {
        this.clock = clock;
    }

    /** Whether bodies are sent as {@code application/json}, because it refused {@code application/scim+json}. */
    public boolean takesPlainJson() {
        return plainJson;
    }

    public void plainJson(boolean is) {
        plainJson = is;
    }

    public boolean lacksFilter(String attribute) {
        return isNow(filtersUnknown.getOrDefault(attribute, Instant.MIN));
    }

    public void filterUnknown(String attribute) {
        filtersUnknown.put(attribute, clock.instant().plus(REMEMBERED));
    }

    public void filterKnown(String attribute) {
        filtersUnknown.remove(attribute);
    }

    /** Whether it has no PATCH, so that PUT is used. */
    public boolean lacksPatch() {
        return isNow(patchUnknownUntil);
    }

    public void patchUnknown() {
        patchUnknownUntil = clock.instant().plus(REMEMBERED);
    }

    private boolean isNow(Instant until) {
        return !until.equals(Instant.MIN) && clock.instant().isBefore(until);
    }
}
