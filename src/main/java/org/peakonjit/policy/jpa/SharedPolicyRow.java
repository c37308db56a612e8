package org.peakonjit.policy.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code access_policy}: the definition as JSON. */
@Entity
@Table(name = "access_policy")
class SharedPolicyRow {

    @Id
    private String name;

    private String definition = "";
    private long version;

    protected SharedPolicyRow() {}

    SharedPolicyRow(String name, long version) {
        this.name = name;
        this.version = version;
    }

    void define(String json) {
        definition = json;
        version++;
    }

    String name() {
        return name;
    }

    String definition() {
        return definition;
    }

    long version() {
        return version;
    }
}
