package org.peakonjit.access.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Timestamp;
import java.time.Instant;

@Entity
@Table(name = "administrator_origin")
class KnownOriginRow {

    @Id
    private String id;

    private String administrator;
    private String mark;
    private Timestamp lastSignIn;

    protected KnownOriginRow() {}

    KnownOriginRow(String administrator, String mark, Instant now) {
        id = id(administrator, mark);
        this.administrator = administrator;
        this.mark = mark;
        lastSignIn = Timestamp.from(now);
    }

    static String id(String administrator, String mark) {
        return mark + "/" + administrator;
    }

    void signedIn(Instant now) {
        lastSignIn = Timestamp.from(now);
    }
}
