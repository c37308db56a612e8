package org.peakonjit.audit.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of {@code audit_event} as lists read it: without the steps of a sign-on, which weigh more than all the rest. */
@Entity
@Table(name = "audit_event")
class AuditRow extends AuditColumns {

    protected AuditRow() {}
}
