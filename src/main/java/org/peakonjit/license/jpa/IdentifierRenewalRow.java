package org.peakonjit.license.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Timestamp;
import java.time.Instant;
import org.peakonjit.database.jpa.LongKey;

@Entity
@Table(name = "identifier_renewal")
class IdentifierRenewalRow {

    @Id
    private String issuer;

    private Timestamp since;

    protected IdentifierRenewalRow() {}

    IdentifierRenewalRow(String issuer, Instant since) {
        this.issuer = LongKey.of(issuer);
        this.since = Timestamp.from(since);
    }

    Instant since() {
        return since.toInstant();
    }
}
