package org.peakonjit.audit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.subject.NameInText;

class AuditColumnsTest {

    private static final String TOKEN = "erased-0123456789abcdef0123456789abcdef";

    /** Else nobody could ever be erased of whom such a line tells. */
    @Test
    void holdsNoMoreThanItsColumnsWhereATokenIsLongerThanTheName() {
        AuditColumns row = new TracedAuditRow(
                new AuditEntry(
                        UUID.randomUUID(),
                        Instant.EPOCH,
                        AuditEntry.Kind.ADMINISTRATION,
                        null,
                        null,
                        "ann@x.de",
                        null,
                        null,
                        "application.changed",
                        null,
                        "ann@x.de " + "-".repeat(3991),
                        null,
                        "admin",
                        "ann@x.de " + "-".repeat(503),
                        null,
                        null,
                        null),
                List.of());

        row.pseudonymise(new NameInText("ann@x.de"), TOKEN);

        AuditEntry erased = row.toEntry();
        assertThat(erased.person()).isEqualTo(TOKEN);
        assertThat(erased.detail()).startsWith(TOKEN + " ").hasSize(4000);
        assertThat(erased.object()).startsWith(TOKEN + " ").hasSize(512);
    }
}
