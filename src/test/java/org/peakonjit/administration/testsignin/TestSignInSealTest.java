package org.peakonjit.administration.testsignin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.peakonjit.secret.TestSealers;

class TestSignInSealTest {

    private final TestSignInSeal seal = new TestSignInSeal(TestSealers.fresh());
    private final Asserted asserted = new Asserted(
            "https://idp.example", "ann@corp.example", "urn:format", Map.of("groups", List.of("staff", "Zoë")));

    @Test
    void opensForItsTestAlone() {
        String sealed = seal.seal(asserted, "test-1");

        assertThat(seal.open(sealed, "test-1")).contains(asserted);
        assertThat(seal.open(sealed, "test-2")).isEmpty();
        assertThat(sealed).doesNotContain("ann", "staff");
    }

    @Test
    void opensNothingThatWasNotSealedHere() {
        String sealed = seal.seal(asserted, "test-1");

        assertThat(seal.open(sealed.substring(1), "test-1")).isEmpty();
        assertThat(seal.open("", "test-1")).isEmpty();
        assertThat(seal.open("no base64 at all!", "test-1")).isEmpty();
        assertThat(new TestSignInSeal(TestSealers.fresh()).open(sealed, "test-1"))
                .isEmpty();
    }

    @Test
    void carriesATicketThatEndsAfterTenMinutes() {
        Instant begun = Instant.parse("2026-11-25T08:00:00Z");
        TestTicket ticket = new TestTicket("id", "peakon", "admin", begun);

        assertThat(seal.openTicket(seal.seal(ticket))).contains(ticket);
        assertThat(seal.openTicket(seal.seal(asserted, ""))).isEmpty();
        assertThat(ticket.isValid(begun.plusSeconds(599))).isTrue();
        assertThat(ticket.isValid(begun.plusSeconds(600))).isFalse();
    }
}
