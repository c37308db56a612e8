package org.peakonjit.identityprovider.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row of {@code identity_provider}: the definition as JSON; pasted metadata beside it, since it may be long. */
@Entity
@Table(name = "identity_provider")
class IdentityProviderRow {

    @Id
    private String name;

    private String definition = "";
    private byte @Nullable [] pastedMetadata;
    private long version;

    protected IdentityProviderRow() {}

    IdentityProviderRow(String name) {
        this.name = name;
    }

    void define(String json, byte @Nullable [] pasted) {
        definition = json;
        pastedMetadata = pasted;
        version++;
    }

    String name() {
        return name;
    }

    String definition() {
        return definition;
    }

    byte @Nullable [] pastedMetadata() {
        return pastedMetadata;
    }

    long version() {
        return version;
    }
}
