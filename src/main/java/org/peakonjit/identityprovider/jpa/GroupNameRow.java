package org.peakonjit.identityprovider.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

@Entity
@Table(name = "idp_group_name")
class GroupNameRow {

    @Id
    private String id;

    private String idp;
    private String name;
    private LocalDate seenOn;

    protected GroupNameRow() {}

    GroupNameRow(String idp, String name, LocalDate seenOn) {
        id = idp + "/" + name;
        this.idp = idp;
        this.name = name;
        this.seenOn = seenOn;
    }
}
