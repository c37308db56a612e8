package org.peakonjit.application.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.jpa.DefinitionRow;

/** A row of {@code application}. */
@Entity
@Table(name = "application")
class ApplicationRow extends DefinitionRow {

    private byte @Nullable [] bearerToken;

    protected ApplicationRow() {}

    ApplicationRow(String name) {
        super(name, 0);
    }

    void bearerToken(byte[] sealed) {
        bearerToken = sealed;
    }

    byte @Nullable [] bearerToken() {
        return bearerToken;
    }
}
