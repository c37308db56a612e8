package org.peakonjit.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.peakonjit.console.TestSignInSeal.Asserted;
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
}
