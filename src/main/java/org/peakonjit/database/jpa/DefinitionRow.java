package org.peakonjit.database.jpa;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;

/** A row with a definition as JSON under a name, whose version counts up with each change. */
@MappedSuperclass
public abstract class DefinitionRow {

    @Id
    private String name;

    private String definition = "";
    private long version;

    protected DefinitionRow() {}

    protected DefinitionRow(String name, long version) {
        this.name = name;
        this.version = version;
    }

    public void define(String json) {
        definition = json;
        version++;
    }

    public String name() {
        return name;
    }

    public String definition() {
        return definition;
    }

    public long version() {
        return version;
    }
}
