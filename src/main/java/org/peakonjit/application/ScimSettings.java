package org.peakonjit.application;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Peakon as a SCIM service provider, and the licence rules of the application. The bearer token is not here: it is
 * read where it is sent, through {@link Applications#bearerToken}.
 *
 * @param baseUrl e.g. {@code https://acme.peakon.com/api/scim/v2}; needed when {@code jitProvisioning} is on
 * @param licenseConsumptionLimit seats that may be consumed; null = unlimited, 0 = nobody is created (rule L5)
 * @param timeoutSeconds the time budget of one login across all SCIM attempts
 * @param attributes the mapping; empty = the default mapping
 * @param seatRelease when seats are released without an administrator
 */
public record ScimSettings(
        boolean jitProvisioning,
        @Nullable URI baseUrl,
        @Nullable Integer licenseConsumptionLimit,
        ExistingAccountsOverLimit existingAccountsOverLimit,
        OnProvisioningFailure onProvisioningFailure,
        boolean reactivate,
        int timeoutSeconds,
        List<AttributeMapping> attributes,
        SeatRelease seatRelease) {

    public ScimSettings {
        attributes = List.copyOf(attributes);
    }

    /** Settings under which no seat is released by itself. */
    public ScimSettings(
            boolean jitProvisioning,
            @Nullable URI baseUrl,
            @Nullable Integer licenseConsumptionLimit,
            ExistingAccountsOverLimit existingAccountsOverLimit,
            OnProvisioningFailure onProvisioningFailure,
            boolean reactivate,
            int timeoutSeconds,
            List<AttributeMapping> attributes) {
        this(
                jitProvisioning,
                baseUrl,
                licenseConsumptionLimit,
                existingAccountsOverLimit,
                onProvisioningFailure,
                reactivate,
                timeoutSeconds,
                attributes,
                SeatRelease.OFF);
    }

    /** The limit, empty where consumption is unlimited. */
    public OptionalInt limit() {
        return licenseConsumptionLimit == null ? OptionalInt.empty() : OptionalInt.of(licenseConsumptionLimit);
    }

    /** The time one login may spend on SCIM, all attempts together. */
    public Duration timeBudget() {
        return Duration.ofSeconds(timeoutSeconds);
    }
}
