package org.peakonjit.application.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.jpa.DefinedRow;

@Entity
@Table(name = "application")
class ApplicationRow extends DefinedRow {

    @Id
    private String name;

    private byte @Nullable [] bearerToken;

    protected ApplicationRow() {}

    ApplicationRow(String name) {
        this.name = name;
    }

    void bearerToken(byte[] sealed) {
        bearerToken = sealed;
    }

    String name() {
        return name;
    }

    byte @Nullable [] bearerToken() {
        return bearerToken;
    }
}
