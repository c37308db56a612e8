package org.peakonjit.audit.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.peakonjit.audit.seal.AuditSeal;

@Entity
@Table(name = "audit_seal")
class SealRow {

    private static final int UUID_BYTES = 16;

    @Id
    private long number;

    @Column(name = "from_at")
    private Timestamp from;

    @Column(name = "until_at")
    private Timestamp until;

    @Column(name = "sealed_lines")
    private byte[] lines;

    @Column(name = "previous_mac")
    private byte[] previous;

    private byte[] digest;
    private byte[] mac;

    protected SealRow() {}

    SealRow(AuditSeal seal) {
        number = seal.number();
        from = Timestamp.from(seal.from());
        until = Timestamp.from(seal.until());
        ByteBuffer ids = ByteBuffer.allocate(UUID_BYTES * seal.lines().size());
        seal.lines().forEach(id -> ids.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()));
        lines = ids.array();
        previous = seal.previous();
        digest = seal.digest();
        mac = seal.mac();
    }

    AuditSeal toSeal() {
        ByteBuffer ids = ByteBuffer.wrap(lines);
        List<UUID> read = Stream.generate(() -> new UUID(ids.getLong(), ids.getLong()))
                .limit(lines.length / UUID_BYTES)
                .toList();
        return new AuditSeal(number, from.toInstant(), until.toInstant(), read, previous, digest, mac);
    }
}
