package org.peakonjit.saml.metadata;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.identityprovider.RegisteredIdp;

/**
 * A registered IdP with what its metadata says.
 *
 * @param kept its last known good metadata, which may have passed its validUntil; null = there is none
 * @param refresh how the refresh stands; null for pasted metadata, or where it was never asked for
 * @param trouble why there is none; empty when there is
 * @param conflict why it is not used although there is: another is in its place; empty when it is used
 */
public record ConnectedIdp(
        RegisteredIdp registration,
        @Nullable CompanyIdp kept,
        @Nullable RefreshState refresh,
        String trouble,
        String conflict) {

    ConnectedIdp(
            RegisteredIdp registration, @Nullable CompanyIdp kept, @Nullable RefreshState refresh, String trouble) {
        this(registration, kept, refresh, trouble, "");
    }

    ConnectedIdp inConflict(String why) {
        return new ConnectedIdp(registration, kept, refresh, trouble, why);
    }

    public String name() {
        return registration.name();
    }

    /** Its metadata, where people may be sent there now. */
    public Optional<CompanyIdp> usableAt(Instant now) {
        return Optional.ofNullable(kept)
                .filter(one -> registration.enabled() && conflict.isEmpty() && one.isValidAt(now));
    }

    /** Why nobody can be sent there; empty when they can. */
    public Optional<String> missingBecause(Instant now) {
        if (usableAt(now).isPresent()) {
            return Optional.empty();
        }
        if (!registration.enabled()) {
            return Optional.of("the IdP is disabled");
        }
        if (!conflict.isEmpty()) {
            return Optional.of(conflict);
        }
        RefreshState state = refresh;
        String failure = state == null || state.trouble() == null ? "" : "; " + state.trouble();
        return Optional.of("the IdP's metadata is not usable: " + (kept == null ? trouble : "its validUntil has passed")
                + failure);
    }
}
