package org.peakonjit.policy.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.peakonjit.database.jpa.DefinitionRow;

/** A row of {@code access_policy}. */
@Entity
@Table(name = "access_policy")
class SharedPolicyRow extends DefinitionRow {

    protected SharedPolicyRow() {}

    SharedPolicyRow(String name, long version) {
        super(name, version);
    }
}
