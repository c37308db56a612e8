package org.peakonjit.audit.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.peakonjit.audit.seal.SealedLine.Erasure;

@Entity
@Table(name = "audit_erasure")
class ErasureRow {

    @Id
    private UUID line;

    private byte[] commitment;
    private byte[] mac;

    protected ErasureRow() {}

    ErasureRow(UUID line, Erasure erasure) {
        this.line = line;
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
