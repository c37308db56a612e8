package org.peakonjit.administration.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.administration.configuration.ImportSeal.Sealed;
import org.peakonjit.json.StoredJson;
import org.peakonjit.secret.SealedJson;
import org.peakonjit.secret.Sealer;
import org.peakonjit.secret.TestSealers;

class ImportSealTest {

    /** What the column takes. */
    private static final int MOST_STORED = 1_000_000;

    private final Sealer sealer = TestSealers.fresh();
    private final ImportSeal seal = new ImportSeal(sealer);

    @ParameterizedTest
    @ValueSource(strings = {"\\\"", "\u00e9"})
    void theLongestReadableDocumentIsStored(String character) {
        String frame = "{\"description\":\"\"}";
        int most = (ImportRequests.MOST_BYTES - frame.length()) / character.getBytes(StandardCharsets.UTF_8).length;
        String document = frame.replace("\"\"}", "\"" + character.repeat(most) + "\"}");

        assertThat(ImportRequests.isReadable(document)).isTrue();
        String stored = StoredJson.write(seal.seal(document));

        assertThat(stored.length()).isLessThanOrEqualTo(MOST_STORED);
        assertThat(seal.open(StoredJson.read(stored, Sealed.class))).contains(document);
    }

    @Test
    void whatWaitsSinceAnOlderVersionOpens() {
        String older = new SealedJson(sealer, "configuration-import", MOST_STORED).seal("{}", "configuration-import");

        assertThat(seal.open(StoredJson.read(StoredJson.write(Map.of("document", older)), Sealed.class)))
                .contains("{}");
    }

    @Test
    void nothingElseOpens() {
        Sealed sealed = new ImportSeal(TestSealers.fresh()).seal("{}");

        assertThat(seal.open(sealed)).isEmpty();
        assertThat(seal.open(StoredJson.read("{\"text\":\"?\"}", Sealed.class))).isEmpty();
        assertThat(seal.open(StoredJson.read("{}", Sealed.class))).isEmpty();
    }
}
