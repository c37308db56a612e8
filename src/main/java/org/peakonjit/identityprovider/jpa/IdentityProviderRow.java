package org.peakonjit.identityprovider.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.jpa.DefinedRow;

/** A row of {@code identity_provider}: pasted metadata stands beside the definition, since it may be long. */
@Entity
@Table(name = "identity_provider")
class IdentityProviderRow extends DefinedRow {

    @Id
    private String name;

    private byte @Nullable [] pastedMetadata;

    protected IdentityProviderRow() {}

    IdentityProviderRow(String name) {
        this.name = name;
    }

    void pastedMetadata(byte @Nullable [] pasted) {
        pastedMetadata = pasted;
    }

    String name() {
        return name;
    }

    byte @Nullable [] pastedMetadata() {
        return pastedMetadata;
    }
}
