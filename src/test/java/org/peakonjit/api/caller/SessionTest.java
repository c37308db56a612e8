package org.peakonjit.api.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.BrowserSession.Session;
import org.peakonjit.access.Role;
import org.peakonjit.api.RunningApi;
import org.peakonjit.api.RunningApi.Answer;

/** The API in a browser: with a console session, or with a password that the browser keeps. */
class SessionTest {

    private static final String OWN = "https://sso.corp.example";
    private static final String PEAKON = "{\"saml\": {\"entityId\": \"urn:p\", \"acsUrl\": \"https://p.test/acs\"}}";

    @TempDir
    Path dataDir;

    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi(dataDir);
        api.session = new Session(new Administrator("ann", Role.ADMINISTRATOR), "t0k");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aConsoleSessionReadsWhatAPasswordReads() {
        assertThat(api.send("GET", "applications", null).status()).isEqualTo(200);
        assertThat(api.send("GET", "session", null).body())
                .hasToString("{\"name\":\"ann\",\"role\":\"administrator\",\"token\":\"t0k\"}");
    }

    @Test
    void itChangesThingsUnderItsOwnName() {
        assertThat(change("Origin", OWN, BrowserRules.TOKEN, "t0k").status()).isEqualTo(201);
        assertThat(change("Origin", OWN, BrowserRules.TOKEN, "t0k", "Sec-Fetch-Site", "same-origin")
                        .status())
                .isEqualTo(200);
        assertThat(api.changes).allSatisfy(change -> assertThat(change.actor()).isEqualTo("ann"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', '', session.token",
        "https://sso.corp.example, '', '', session.token",
        "https://sso.corp.example, other, '', session.token",
        "'', t0k, '', session.token",
        "https://evil.test, t0k, '', origin.foreign",
        "null, t0k, '', origin.foreign",
        "https://sso.corp.example, t0k, cross-site, origin.foreign",
        "https://sso.corp.example, t0k, same-site, origin.foreign"
    })
    void nothingChangesUnlessOurOwnPageAsks(String origin, String token, String site, String code) {
        List<String> headers = new ArrayList<>();
        add(headers, "Origin", origin);
        add(headers, BrowserRules.TOKEN, token);
        add(headers, "Sec-Fetch-Site", site);
        Answer answer = change(headers.toArray(String[]::new));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(api.applications.all()).isEmpty();
    }

    @Test
    void anAuditorsSessionReadsOnly() {
        api.session = new Session(new Administrator("eve", Role.AUDITOR), "t0k");

        assertThat(api.send("GET", "applications", null).status()).isEqualTo(200);
        assertThat(change("Origin", OWN, BrowserRules.TOKEN, "t0k").code()).isEqualTo("forbidden");
    }

    /** A password that the browser keeps comes by itself, too. */
    @Test
    void noOtherSiteUsesAKeptPassword() {
        api.session = null;
        assertThat(change("Authorization", RunningApi.ADMIN, "Sec-Fetch-Site", "cross-site")
                        .code())
                .isEqualTo("origin.foreign");
        assertThat(change("Authorization", RunningApi.ADMIN).status()).isEqualTo(201);
    }

    @Test
    void aGivenPasswordCountsAndNotTheSession() {
        assertThat(api.send("GET", "session", null, "Authorization", RunningApi.AUDITOR)
                        .body())
                .hasToString("{\"name\":\"eve\",\"role\":\"auditor\",\"token\":null}");
        assertThat(api.send("GET", "session", null, "Authorization", RunningApi.basic("ann", "wrong"))
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-Fetch-Mode: cors", "Sec-Fetch-Mode: same-origin", "X-Requested-With: XMLHttpRequest"})
    void noDialogOpensForAScript(String header) {
        api.session = null;
        Answer answer = api.send("GET", "applications", null, header.split(": "));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.response().headers().allValues("WWW-Authenticate"))
                .singleElement()
                .asString()
                .doesNotContainIgnoringCase("basic");
    }

    private Answer change(String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Content-Type", "application/json"));
        return api.send("PUT", "applications/peakon", PEAKON, all.toArray(String[]::new));
    }

    private static void add(List<String> headers, String name, String value) {
        if (!value.isEmpty()) {
            headers.addAll(List.of(name, value));
        }
    }
}
