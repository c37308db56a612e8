package org.peakonjit.web.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.peakonjit.web.prepared.Preparations.Preparation;

/** A sign-on that goes on while its person waits. */
@Entity
@Table(name = "sign_on_preparation")
class PreparationRow {

    @Id
    private String id = "";

    private String application = "";

    private Timestamp until = new Timestamp(0);

    @Nullable
    private String outcome;

    private boolean taken;

    protected PreparationRow() {}

    PreparationRow(String id, String application, Instant until) {
        this.id = id;
        this.application = application;
        this.until = Timestamp.from(until);
    }

    Preparation toPreparation() {
        return new Preparation(application, until.toInstant(), outcome, taken);
    }
}
