package org.peakonjit.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.access.Role;
import org.peakonjit.api.RunningApi.Answer;

class OwnPasswordTest {

    private static final String NAME = "own";
    /** What is throttled stays so for all tests. */
    private static final String GUESSED = "guessed";

    private static final String PRESENT = "the present one";

    @TempDir
    Path dataDir;

    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        RunningApi.ADMINISTRATORS.with(NAME, Role.AUDITOR, PRESENT).with(GUESSED, Role.AUDITOR, PRESENT);
        api = new RunningApi(dataDir);
    }

    @AfterEach
    void stop() {
        api.close();
        RunningApi.ADMINISTRATORS.remove(NAME);
        RunningApi.ADMINISTRATORS.remove(GUESSED);
    }

    @Test
    void anAuditorChangesTheirOwn() {
        assertThat(change(PRESENT, PRESENT, "quite another one").status()).isEqualTo(204);

        assertThat(as(PRESENT, "GET", "session", null).status()).isEqualTo(401);
        Answer session = as("quite another one", "GET", "session", null);
        assertThat(session.body().path("role").asText()).isEqualTo("auditor");
        assertThat(api.changes).first().satisfies(change -> {
            assertThat(change.action().code()).isEqualTo("administrator.password-changed");
            assertThat(change.actor()).isEqualTo(NAME);
        });
    }

    @Test
    void andNothingElse() {
        assertThat(as(PRESENT, "PUT", "session/password/x", "{}").status()).isEqualTo(403);
        assertThat(as(PRESENT, "PUT", "applications/session/password", "{}").status())
                .isEqualTo(403);
        assertThat(as(PRESENT, "PUT", "administrators/own", "{\"role\":\"administrator\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(change(PRESENT, "another", "quite another one").pointers()).containsExactly("/current");
        assertThat(change(PRESENT, PRESENT, "short").pointers()).containsExactly("/password");
        assertThat(change(PRESENT, PRESENT, "short").code()).isEqualTo("password.invalid");
        assertThat(as(PRESENT, "GET", "session", null).status()).isEqualTo(200);
    }

    @Test
    void isThrottledLikeASignIn() {
        Answer last = change(GUESSED, PRESENT, "wrong 0", "quite another one");
        for (int tries = 1; tries < 12 && last.status() == 400; tries++) {
            last = change(GUESSED, PRESENT, "wrong " + tries, "quite another one");
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.header("Retry-After")).isNotEmpty();
    }

    private Answer change(String password, String current, String wanted) {
        return change(NAME, password, current, wanted);
    }

    private Answer change(String name, String password, String current, String wanted) {
        return as(
                name,
                password,
                "PUT",
                "session/password",
                "{\"current\": \"" + current + "\", \"password\": \"" + wanted + "\"}");
    }

    private Answer as(String password, String method, String path, String body) {
        return as(NAME, password, method, path, body);
    }

    private Answer as(String name, String password, String method, String path, String body) {
        return api.send(
                method,
                path,
                body,
                "Authorization",
                RunningApi.basic(name, password),
                "Content-Type",
                "application/json");
    }
}
