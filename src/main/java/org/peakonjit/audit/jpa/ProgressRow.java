package org.peakonjit.audit.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** A row of {@code audit_progress}. */
@Entity
@Table(name = "audit_progress")
class ProgressRow {

    @Id
    private String id;

    private Timestamp reached;

    protected ProgressRow() {}

    private ProgressRow(String id, Instant reached) {
        this.id = id;
        this.reached = Timestamp.from(reached);
    }

    /** How far whatever has that id has come. */
    static Optional<Instant> find(EntityManager em, String id) {
        return Optional.ofNullable(em.find(ProgressRow.class, id)).map(row -> row.reached.toInstant());
    }

    static void keep(EntityManager em, String id, Instant reached) {
        em.merge(new ProgressRow(id, reached));
    }
}
