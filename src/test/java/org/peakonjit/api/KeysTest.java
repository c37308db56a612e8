package org.peakonjit.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.api.RunningApi.Answer;
import org.peakonjit.application.CertificateText;

class KeysTest {

    @TempDir
    private Path dataDir;

    private RunningApi api;

    @BeforeEach
    void start() throws IOException {
        api = new RunningApi(dataDir);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void showsOneActiveKeyPairForEachUseAtFirst() {
        Answer keys = api.get("keys");

        assertThat(keys.body().at("/items").findValuesAsText("use"))
                .containsExactly("signing", "encryption", "request-signing");
        assertThat(keys.body().at("/items").findValuesAsText("state")).containsOnly("active");
        assertThat(keys.body().at("/items/0/fingerprint").asText()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(keys.body().at("/items/0/notAfter").asText()).endsWith("Z");
        assertThat(keys.response().body()).doesNotContain("PRIVATE");
    }

    @Test
    void rollsOverInThreeSteps() {
        String first = fingerprint(api.get("keys"), 0);

        Answer published = post("keys/signing/publish-next");
        assertThat(states(published)).containsExactly("next", "active");
        String second = fingerprint(published, 0);
        assertThat(fingerprint(published, 1)).isEqualTo(first);
        Answer switched = post("keys/signing/switch");
        assertThat(states(switched)).containsExactly("active", "previous");
        assertThat(fingerprint(switched, 0)).isEqualTo(second);
        assertThat(states(post("keys/signing/retire"))).containsExactly("active");

        assertThat(api.changes)
                .extracting(change -> change.action().code() + " " + change.object() + " by " + change.actor())
                .containsExactly(
                        "key.published signing by admin",
                        "key.switched signing by admin",
                        "key.retired signing by admin");
        assertThat(api.changes.get(1).before()).contains(second).doesNotContain("CERTIFICATE");
    }

    @ParameterizedTest
    @CsvSource({"switch, keys.no-next", "retire, keys.no-previous"})
    void refusesStepsOutOfOrder(String step, String code) {
        Answer answer = post("keys/encryption/" + step);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(api.changes).isEmpty();
    }

    @Test
    void publishesOneNextKeyPairOnly() {
        post("keys/encryption/publish-next");

        Answer again = post("keys/encryption/publish-next");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("keys.next-published");
    }

    @Test
    void givesTheCertificateToUploadAtPeakon() {
        Answer active = api.get("keys/signing/certificate");
        post("keys/signing/publish-next");
        Answer next = api.get("keys/signing/certificate?state=next");

        assertThat(active.header("Content-Type")).startsWith("application/x-pem-file");
        assertThat(active.header("Content-Disposition")).contains("peakon-jit-proxy-signing.pem");
        assertThat(CertificateText.parse(active.response().body())).isPresent();
        assertThat(CertificateText.parse(next.response().body()))
                .isPresent()
                .isNotEqualTo(CertificateText.parse(active.response().body()));
    }

    /** As the other files: it was told that answers are JSON alone. */
    @Test
    void givesTheCertificateToWhoAlwaysAsksForJson() {
        Answer answer = api.send(
                "GET",
                "keys/signing/certificate",
                null,
                "Authorization",
                RunningApi.ADMIN,
                "Accept",
                "application/json");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/x-pem-file");
    }

    @Test
    void knowsNoOtherUses() {
        assertThat(post("keys/lock/switch").status()).isEqualTo(404);
        assertThat(api.get("keys/signing/certificate?state=previous").status()).isEqualTo(404);
    }

    @Test
    void letsAnAuditorLookOnly() {
        assertThat(api.send("GET", "keys", null, "Authorization", RunningApi.AUDITOR)
                        .status())
                .isEqualTo(200);
        assertThat(api.send("POST", "keys/signing/publish-next", null, "Authorization", RunningApi.AUDITOR)
                        .status())
                .isEqualTo(403);
    }

    private Answer post(String path) {
        return api.send("POST", path, null, "Authorization", RunningApi.ADMIN);
    }

    private static List<String> states(Answer answer) {
        return answer.body().at("/items").findValuesAsText("state");
    }

    private static String fingerprint(Answer answer, int index) {
        return answer.body().at("/items/" + index + "/fingerprint").asText();
    }
}
