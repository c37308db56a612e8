package org.peakonjit.identityprovider.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.jpa.DefinitionRow;

/** A row of {@code identity_provider}; pasted metadata is beside the definition, since it may be long. */
@Entity
@Table(name = "identity_provider")
class IdentityProviderRow extends DefinitionRow {

    private byte @Nullable [] pastedMetadata;

    protected IdentityProviderRow() {}

    IdentityProviderRow(String name) {
        super(name, 0);
    }

    void define(String json, byte @Nullable [] pasted) {
        define(json);
        pastedMetadata = pasted;
    }

    byte @Nullable [] pastedMetadata() {
        return pastedMetadata;
    }
}
