package org.peakonjit.audit.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one row of {@code audit_forwarding}. */
@Entity
@Table(name = "audit_forwarding")
class ForwardingRow {

    static final String ID = "webhook";

    @Id
    private String id = ID;

    private long block;

    protected ForwardingRow() {}

    ForwardingRow(long block) {
        this.block = block;
    }

    long block() {
        return block;
    }
}
