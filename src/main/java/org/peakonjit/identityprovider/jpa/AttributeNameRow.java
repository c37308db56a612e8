package org.peakonjit.identityprovider.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "idp_attribute_name")
class AttributeNameRow {

    @Id
    private String id;

    private String idp;
    private String name;

    protected AttributeNameRow() {}

    AttributeNameRow(String idp, String name) {
        id = id(idp, name);
        this.idp = idp;
        this.name = name;
    }

    static String id(String idp, String name) {
        return idp + "/" + name;
    }

    String name() {
        return name;
    }
}
