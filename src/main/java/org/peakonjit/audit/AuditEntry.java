package org.peakonjit.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.Worded;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.logout.SingleLogout.Side;
import org.peakonjit.signon.SignOnEvent;
import org.peakonjit.signout.SignOutEvent;

/**
 * One line of the audit: a sign-on's or a sign-out's outcome, or what an administrator did. What belongs to another kind is
 * null.
 *
 * @param person who signed on or out, or whom a change concerns
 * @param outcome of a sign-on or sign-out, or the administrator's action
 * @param flow the name of its {@link SignOnEvent.Flow}
 * @param detail words, or a {@link Fault#text}
 * @param provisioned what a sign-on did to the account at Peakon: created, adopted, reactivated or failed
 */
public record AuditEntry(
        UUID id,
        Instant at,
        Kind kind,
        @Nullable String reference,
        @Nullable String application,
        @Nullable String person,
        @Nullable String issuer,
        @Nullable String flow,
        String outcome,
        @Nullable String policy,
        @Nullable String detail,
        @Nullable String address,
        @Nullable String actor,
        @Nullable String object,
        @Nullable String before,
        @Nullable String after,
        @Nullable String provisioned) {

    /** What a line tells of. */
    public enum Kind implements Worded {
        SIGN_ON,
        SIGN_OUT,
        ADMINISTRATION
    }

    /** The detail as a fault; other words are one that nobody knows. */
    public Optional<Fault> fault() {
        return Optional.ofNullable(detail).map(Fault::of);
    }

    /** {@link #flow} as it is told outside. */
    public @Nullable String flowWord() {
        return word(flow);
    }

    /** {@link #provisioned} as it is told outside. */
    public @Nullable String provisionedWord() {
        return word(provisioned);
    }

    private static @Nullable String word(@Nullable String constant) {
        return constant == null ? null : Worded.of(constant);
    }

    /** The detail in words, where it is a fault's text. */
    public @Nullable String english() {
        return fault().map(Fault::english).orElse(null);
    }

    static AuditEntry of(SignOnEvent event) {
        return new AuditEntry(
                UUID.randomUUID(),
                event.at(),
                Kind.SIGN_ON,
                event.reference(),
                event.application(),
                event.person(),
                event.issuer(),
                event.flow().name(),
                event.outcome(),
                event.policy(),
                event.detail(),
                event.address(),
                null,
                null,
                null,
                null,
                event.provisioned() == null ? null : event.provisioned().name());
    }

    static AuditEntry of(SignOutEvent event) {
        SignOnEvent.Flow flow = event.begunBy() == Side.SP ? SignOnEvent.Flow.IDP : SignOnEvent.Flow.PEAKON;
        return new AuditEntry(
                UUID.randomUUID(),
                event.at(),
                Kind.SIGN_OUT,
                event.reference(),
                event.application(),
                event.person(),
                event.issuer(),
                flow.name(),
                event.outcome(),
                null,
                event.detail(),
                event.address(),
                null,
                null,
                null,
                null,
                null);
    }

    static AuditEntry of(AdministrativeEvent event) {
        return new AuditEntry(
                UUID.randomUUID(),
                event.at(),
                Kind.ADMINISTRATION,
                null,
                null,
                event.person(),
                null,
                null,
                event.action().code(),
                null,
                null,
                null,
                event.actor(),
                event.object(),
                event.before(),
                event.after(),
                null);
    }
}
