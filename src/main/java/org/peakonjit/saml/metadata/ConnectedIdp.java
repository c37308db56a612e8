package org.peakonjit.saml.metadata;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.identityprovider.IdpDirectory;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.metadata.document.CompanyIdp;
import org.peakonjit.saml.metadata.source.MetadataFault;

/**
 * A registered IdP with what its metadata says.
 *
 * @param kept its last known good metadata, which may have passed its validUntil; null = there is none
 * @param refresh how the refresh stands; null for pasted metadata, or where it was never asked for
 * @param trouble why there is none; null when there is
 * @param conflict why it is not used although there is: another is in its place; null when it is used
 */
public record ConnectedIdp(
        RegisteredIdp registration,
        @Nullable CompanyIdp kept,
        @Nullable RefreshState refresh,
        @Nullable Fault trouble,
        @Nullable Fault conflict) {

    ConnectedIdp(
            RegisteredIdp registration,
            @Nullable CompanyIdp kept,
            @Nullable RefreshState refresh,
            @Nullable Fault trouble) {
        this(registration, kept, refresh, trouble, null);
    }

    /** Two IdPs never speak for the same people; and trust is by entityID, so two of one would be each other. */
    ConnectedIdp inItsPlace(IdpDirectory directory, Map<String, String> byEntityId) {
        if (!registration.enabled()) {
            return this;
        }
        if (!directory.inService().contains(registration)) {
            return inConflict(IdpTrouble.SAME_PEOPLE.fault());
        }
        String other = kept == null ? null : byEntityId.putIfAbsent(kept.entityId(), name());
        return other == null ? this : inConflict(IdpTrouble.SAME_ENTITY_ID.fault(other));
    }

    private ConnectedIdp inConflict(Fault why) {
        return new ConnectedIdp(registration, kept, refresh, trouble, why);
    }

    boolean isOfSameMetadata(RegisteredIdp other) {
        return registration.metadata().equals(other.metadata())
                && Objects.equals(registration.metadataCertificate(), other.metadataCertificate());
    }

    /** Which entityID its metadata has now instead of the one that is known, where an administrator has to accept that. */
    public Optional<String> heldBack() {
        Fault why = refresh == null ? null : refresh.trouble();
        return why == null || !why.is(MetadataFault.OTHER_ENTITY_ID)
                ? Optional.empty()
                : why.arguments().stream().skip(1).findFirst().map(Object::toString);
    }

    public String name() {
        return registration.name();
    }

    /** Its metadata, where people may be sent there now. */
    public Optional<CompanyIdp> usableAt(Instant now) {
        return Optional.ofNullable(kept)
                .filter(one -> registration.enabled() && conflict == null && one.isValidAt(now));
    }

    /** Why nobody can be sent there; empty when they can. */
    public Optional<Fault> troubleAt(Instant now) {
        if (usableAt(now).isPresent()) {
            return Optional.empty();
        }
        if (!registration.enabled()) {
            return Optional.of(IdpTrouble.DISABLED.fault());
        }
        if (conflict != null) {
            return Optional.of(conflict);
        }
        Fault why = trouble == null ? IdpTrouble.EXPIRED.fault() : trouble;
        Fault failure = refresh == null ? null : refresh.trouble();
        return Optional.of(failure == null ? why : IdpTrouble.AFTER_FAILURE.fault(why, failure));
    }
}
