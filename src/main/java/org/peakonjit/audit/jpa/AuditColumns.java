package org.peakonjit.audit.jpa;

import static org.peakonjit.audit.AdministrativeAction.CONFLICT_DECIDED;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.seal.SealedLine;
import org.peakonjit.audit.seal.SealedLine.Erasure;
import org.peakonjit.subject.NameInText;

/** A row of {@code audit_event}, but for the steps of a sign-on. */
@MappedSuperclass
abstract class AuditColumns {

    private static final int LONGEST_NAME = 512;
    private static final int LONGEST_DETAIL = 4000;
    private static final int LONGEST_STATE = 1_000_000;

    @Id
    private UUID id;

    private Timestamp at;

    @Enumerated(EnumType.STRING)
    private AuditEntry.Kind kind;

    private @Nullable String reference;
    private @Nullable String application;
    private @Nullable String person;
    private @Nullable String issuer;
    private @Nullable String flow;
    private String outcome;
    private @Nullable String policy;
    private @Nullable String detail;
    private @Nullable String address;
    private @Nullable String actor;
    private @Nullable String object;

    @Column(name = "state_before")
    private @Nullable String before;

    @Column(name = "state_after")
    private @Nullable String after;

    @Column(name = "provisioning")
    private @Nullable String provisioned;

    @Column(name = "took_ms")
    private @Nullable Integer took;

    protected AuditColumns() {}

    AuditColumns(AuditEntry entry) {
        id = entry.id();
        at = Timestamp.from(entry.at());
        kind = entry.kind();
        reference = cut(entry.reference(), 64);
        application = cut(entry.application(), 63);
        person = cut(entry.person(), LONGEST_NAME);
        issuer = cut(entry.issuer(), 1024);
        flow = cut(entry.flow(), 16);
        outcome = entry.outcome();
        policy = cut(entry.policy(), 256);
        detail = cut(entry.detail(), LONGEST_DETAIL);
        address = cut(entry.address(), 64);
        actor = cut(entry.actor(), LONGEST_NAME);
        object = cut(entry.object(), LONGEST_NAME);
        before = cut(entry.before(), LONGEST_STATE);
        after = cut(entry.after(), LONGEST_STATE);
        provisioned = entry.provisioned();
    }

    /** Notes how long it took to let the person in. */
    void took(int milliseconds) {
        took = milliseconds;
    }

    AuditEntry toEntry() {
        return new AuditEntry(
                id,
                at.toInstant(),
                kind,
                reference,
                application,
                person,
                issuer,
                flow,
                outcome,
                policy,
                detail,
                address,
                actor,
                object,
                before,
                after,
                provisioned);
    }

    UUID id() {
        return id;
    }

    /** What the seals of the audit are about: all but the steps, which are forgotten after some days. */
    SealedLine toSealed(@Nullable Erasure erasure) {
        return new SealedLine(
                id,
                at.toInstant(),
                Arrays.asList(
                        kind.name(),
                        reference,
                        application,
                        issuer,
                        flow,
                        outcome,
                        policy,
                        provisioned,
                        took == null ? null : took.toString()),
                Arrays.asList(person, address, actor, object, detail, before, after),
                erasure);
    }

    /** Whether it is what happened to that person. */
    boolean isAbout(String whom) {
        return whom.equals(person);
    }

    /** Whether it names that person as they are called, and not only somebody whose name has theirs in it. */
    boolean names(NameInText name) {
        return Stream.of(person, actor, object, detail, before, after).anyMatch(name::isIn);
    }

    /** Puts a token for that person, which may be longer; of a line about them, what else it says of them goes. */
    void pseudonymise(NameInText name, String token) {
        boolean about = name.isIn(person) || CONFLICT_DECIDED.code().equals(outcome);
        person = cut(name.replaced(person, token), LONGEST_NAME);
        actor = cut(name.replaced(actor, token), LONGEST_NAME);
        object = cut(name.replaced(object, token), LONGEST_NAME);
        detail = cut(name.replaced(detail, token), LONGEST_DETAIL);
        before = about ? null : cut(name.replaced(before, token), LONGEST_STATE);
        after = about ? null : cut(name.replaced(after, token), LONGEST_STATE);
        address = about ? null : address;
    }

    /** As much as the column takes; PostgreSQL takes no NUL. */
    private static @Nullable String cut(@Nullable String text, int length) {
        if (text == null) {
            return null;
        }
        String clean = text.replace('\0', ' ');
        return clean.length() <= length ? clean : clean.substring(0, length);
    }
}
