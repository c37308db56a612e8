package org.peakonjit.console.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.peakonjit.administration.Difference;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.console.form.TestLabels;

class PersonPageTest {

    private static AuditEntry change(String before) {
        return new AuditEntry(
                UUID.randomUUID(),
                Instant.EPOCH,
                AuditEntry.Kind.ADMINISTRATION,
                null,
                null,
                "ada@corp.example",
                null,
                null,
                "seat.released",
                null,
                null,
                null,
                "admin",
                "peakon/1",
                before,
                null,
                null);
    }

    @Test
    void callsWhatAChangeMadeDifferentAsTheFormsDo() {
        PersonPage page = new PersonPage();
        page.labels = TestLabels.in(Locale.GERMAN);

        assertThat(page.difference(change("{\"reservedAt\":\"2026-03-01\",\"scimId\":\"7\"}")))
                .extracting(Difference.Line::field)
                .containsExactly("Platz seit", "scimId");
    }
}
