package org.peakonjit.application.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row of {@code application}: the definition as JSON. */
@Entity
@Table(name = "application")
class ApplicationRow {

    @Id
    private String name;

    private String definition = "";
    private byte @Nullable [] bearerToken;
    private long version;

    protected ApplicationRow() {}

    ApplicationRow(String name) {
        this.name = name;
    }

    void define(String definition) {
        this.definition = definition;
        version++;
    }

    void bearerToken(byte[] sealed) {
        bearerToken = sealed;
    }

    String name() {
        return name;
    }

    String definition() {
        return definition;
    }

    byte @Nullable [] bearerToken() {
        return bearerToken;
    }

    long version() {
        return version;
    }
}
