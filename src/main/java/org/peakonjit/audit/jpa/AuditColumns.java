package org.peakonjit.audit.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.sql.Timestamp;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.audit.AuditEntry;

/** A row of {@code audit_event}, but for the steps of a sign-on. */
@MappedSuperclass
abstract class AuditColumns {

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

    protected AuditColumns() {}

    AuditColumns(AuditEntry entry) {
        id = entry.id();
        at = Timestamp.from(entry.at());
        kind = entry.kind();
        reference = cut(entry.reference(), 64);
        application = cut(entry.application(), 63);
        person = cut(entry.person(), 512);
        issuer = cut(entry.issuer(), 1024);
        flow = cut(entry.flow(), 16);
        outcome = entry.outcome();
        policy = cut(entry.policy(), 256);
        detail = cut(entry.detail(), 4000);
        address = cut(entry.address(), 64);
        actor = cut(entry.actor(), 512);
        object = cut(entry.object(), 512);
        before = cut(entry.before(), 1_000_000);
        after = cut(entry.after(), 1_000_000);
        provisioned = entry.provisioned();
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

    /** As much as the column takes; PostgreSQL takes no NUL. */
    private static @Nullable String cut(@Nullable String text, int length) {
        if (text == null) {
            return null;
        }
        String clean = text.replace('\0', ' ');
        return clean.length() <= length ? clean : clean.substring(0, length);
    }
}
