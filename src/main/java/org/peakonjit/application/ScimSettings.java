package org.peakonjit.application;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.Checked;
import org.peakonjit.json.Default;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.EachOnce;
import org.peakonjit.json.Members;
import org.peakonjit.json.Shaped;
import org.peakonjit.json.Shapes.WebUrlWithoutQuery;
import org.peakonjit.outbound.WebUrlText;

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
@JsonInclude(Include.NON_NULL)
@JsonIgnoreProperties("licensesConsumed")
@JsonPropertyOrder({
    "jitProvisioning",
    "baseUrl",
    "licenseConsumptionLimit",
    "existingAccountsOverLimit",
    "onProvisioningFailure",
    "reactivate",
    "timeoutSeconds",
    "releaseSeats"
})
public record ScimSettings(
        @Default("true") boolean jitProvisioning,
        @Nullable @Shaped(WebUrlWithoutQuery.class) URI baseUrl,
        @JsonInclude @Nullable @Min(0) Integer licenseConsumptionLimit,
        @Default("admit") ExistingAccountsOverLimit existingAccountsOverLimit,
        @Default("admitKnown") OnProvisioningFailure onProvisioningFailure,
        boolean reactivate,
        @Default("10") @Min(1) @Max(60) int timeoutSeconds,

        @EachOnce(by = "target", fault = DocumentFault.TARGET_TWICE)
        List<AttributeMapping> attributes,

        @JsonProperty("releaseSeats") SeatRelease seatRelease)
        implements Checked {

    private static final Set<Integer> PORTS_OF_THE_WEB = Set.of(80, 443);

    public ScimSettings {
        attributes = List.copyOf(attributes);
    }

    @Override
    public void check(Members members) {
        if (jitProvisioning) {
            members.need("baseUrl", DocumentFault.BASE_URL_MISSING);
        }
    }

    /**
     * Whether Peakon's accounts are where those settings have them: at the same host, port and path, whatever the scheme
     * and however it is written. Elsewhere an account's id may be anybody's.
     */
    public boolean isAtServiceOf(ScimSettings other) {
        return service(baseUrl).equals(service(other.baseUrl));
    }

    private static Optional<String> service(@Nullable URI url) {
        return Optional.ofNullable(url)
                .map(one -> WebUrlText.host(one).orElse("").toLowerCase(Locale.ROOT)
                        + (PORTS_OF_THE_WEB.contains(WebUrlText.port(one)) ? "" : ":" + WebUrlText.port(one))
                        + one.getRawPath().replaceAll("/+$", ""));
    }

    /** The time one login may spend on SCIM, all attempts together. */
    public Duration timeBudget() {
        return Duration.ofSeconds(timeoutSeconds);
    }
}
