package org.peakonjit.audit.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Timestamp;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.audit.seal.SealedLine;
import org.peakonjit.audit.seal.SealedLine.Erasure;

@Entity
@Table(name = "audit_erasure")
class ErasureRow {

    @Id
    private UUID line;

    /** When the line was written; null where a node of the release before erased. */
    private @Nullable Timestamp at;

    private byte[] commitment;
    private byte[] mac;

    protected ErasureRow() {}

    ErasureRow(SealedLine of, Erasure erasure) {
        line = of.id();
        at = Timestamp.from(of.at());
        commitment = erasure.commitment();
        mac = erasure.mac();
    }

    UUID line() {
        return line;
    }

    Erasure toErasure() {
        return new Erasure(commitment, mac);
    }
}
