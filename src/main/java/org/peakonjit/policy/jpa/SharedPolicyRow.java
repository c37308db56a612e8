package org.peakonjit.policy.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.peakonjit.database.jpa.DefinedRow;

@Entity
@Table(name = "access_policy")
class SharedPolicyRow extends DefinedRow {

    @Id
    private String name;

    protected SharedPolicyRow() {}

    SharedPolicyRow(String name) {
        this.name = name;
    }

    SharedPolicyRow(String name, SharedPolicyRow other) {
        super(other);
        this.name = name;
    }

    String name() {
        return name;
    }
}
