package org.peakonjit.access.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Timestamp;
import java.time.Instant;

/** A row of {@code administrator_origin}. */
@Entity
@Table(name = "administrator_origin")
class KnownOriginRow {

    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "administrator")
    private String administrator;

    @Column(name = "mark")
    private String mark;

    @Column(name = "last_sign_in")
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
