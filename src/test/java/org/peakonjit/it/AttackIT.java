package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peakonjit.it.parts.AttackedProxy.ATTACKED;
import static org.peakonjit.it.parts.AttackedProxy.HONEST;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.it.parts.AttackedProxy;
import org.peakonjit.it.parts.RawBrowser;
import org.peakonjit.it.parts.RawBrowser.Answer;
import org.peakonjit.saml.attack.Attack;
import org.peakonjit.saml.attack.EncryptionAttacks;
import org.peakonjit.saml.attack.Forgeries;
import org.peakonjit.saml.attack.ForgersIdp;

/**
 * Every forgery through HTTP at the deployed WAR. What counts is who is handed on to Peakon, what Peakon's SCIM server
 * was asked, and who holds a seat; then that the answer is a refusal page and gives nothing away.
 */
class AttackIT {

    private static final String ACS = "/saml/acs";
    private static final String MALLORY = "mallory@corp.example";
    private static final String ALICE = "alice@corp.example";
    private static final int MOST_SEAT = 1;

    private static AttackedProxy proxy;

    @BeforeAll
    static void start() {
        proxy = AttackedProxy.start("attacked");
    }

    @AfterAll
    static void stop() {
        String log = proxy.log();
        proxy.close();
        assertThat(log).as("nobody's name is in the log").doesNotContain(ALICE, MALLORY, "replayed@corp");
    }

    /** Without this, a proxy that refuses everything would pass. */
    @Test
    void handsOnWhomTheIdpNames() {
        RawBrowser browser = proxy.browser();
        Answer start = browser.get("/login/" + HONEST);

        Answer end = browser.post(
                ACS,
                "SAMLResponse",
                proxy.answer("honest.alice@corp.example", start.requestId()).post());

        assertThat(end.action()).isEqualTo("https://honest.peakon.example/saml/assert");
        assertThat(end.issued()).contains(">honest.alice@corp.example<");
        assertThat(proxy.peakon(HONEST).users().named("honest.alice@corp.example"))
                .isPresent();
    }

    /** Posted by a browser whose own sign-on is under way: the best place an attacker can have. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void refusesForgeries(Attack attack) {
        RawBrowser browser = proxy.browser();
        String requestId = browser.get("/login/" + ATTACKED).requestId();
        String message = proxy.trap().baited(attack.post().apply(proxy.answer(ALICE, requestId)));

        Answer answer = browser.post(ACS, "SAMLResponse", message, "RelayState", "pj1");

        assertRefused(answer, attack.code());
        assertNobodyCame();
    }

    static Stream<Attack> attacks() {
        return Forgeries.all();
    }

    @Test
    void refusesAReplay() {
        RawBrowser browser = proxy.browser();
        String message = honestAnswer(browser, "replayed@corp.example");
        RawBrowser.Answer first = copy(browser).post(ACS, "SAMLResponse", message);

        Answer again = browser.post(ACS, "SAMLResponse", message);

        assertThat(first.issued()).contains(">replayed@corp.example<");
        assertRefused(again, "saml.replayed");
    }

    @Test
    void acceptsOneOfManyThatPostTheSameAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 50; round++) {
                RawBrowser browser = proxy.browser();
                String message = honestAnswer(browser, "parallel@corp.example");
                List<Callable<Answer>> posts = IntStream.range(0, 8)
                        .<Callable<Answer>>mapToObj(i -> () -> copy(browser).post(ACS, "SAMLResponse", message))
                        .toList();
                List<Answer> answers = new ArrayList<>();
                for (var post : threads.invokeAll(posts)) {
                    answers.add(post.get());
                }
                assertThat(answers)
                        .filteredOn(answer -> answer.field("SAMLResponse").isPresent())
                        .hasSize(1);
                assertThat(answers)
                        .filteredOn(answer -> answer.code().equals("saml.replayed"))
                        .hasSize(7);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(proxy.peakon(HONEST).scimCalls())
                .filteredOn(call -> call.created() && call.target().contains("parallel"))
                .hasSizeLessThanOrEqualTo(MOST_SEAT);
    }

    /** What was meant for one browser is worth nothing in another: it is not believed, but starts over. */
    @Test
    void startsOverWithAnAnswerMeantForAnotherBrowser() {
        RawBrowser victim = proxy.browser();
        String message = honestAnswer(proxy.browser(), ALICE);

        Answer answer = victim.post(ACS, "SAMLResponse", message, "RelayState", "pj1");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).startsWith(ForgersIdp.SSO + "?");
        assertNobodyCame();
    }

    /** The sign-on survives a lost cookie once; a browser that keeps none gets a page, not a loop. */
    @Test
    void startsOverAtMostOnce() {
        RawBrowser browser = proxy.browser();
        String first = browser.get("/login/" + ATTACKED).requestId();
        browser.cookies().clear();
        Answer restart =
                browser.post(ACS, "SAMLResponse", proxy.answer(ALICE, first).post(), "RelayState", "pj1");
        String second = restart.requestId();
        String relayState =
                org.peakonjit.it.parts.HttpBrowser.queryParameter(URI.create(restart.header("Location")), "RelayState");
        browser.cookies().clear();

        Answer end =
                browser.post(ACS, "SAMLResponse", proxy.answer(ALICE, second).post(), "RelayState", relayState);

        assertRefused(end, "saml.unsolicited");
        assertNobodyCame();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example/",
                "https:evil.example",
                "\\\\evil.example",
                "/\\evil.example",
                "/%2f%2fevil.example",
                "/%5cevil.example",
                "/@evil.example",
                "/x@evil.example/",
                "@evil.example",
                "http://honest.peakon.example@evil.example/",
                "//evil。example/",
                "javascript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "/\r\nSet-Cookie: evil=1",
                "/%0d%0aSet-Cookie:%20evil=1",
                "\"><script>alert(1)</script>",
                "/\"><script>alert(1)</script>",
                " /x",
                "/../../..//evil.example"
            })
    void leavesOutTargetsThatAreNoPath(String target) {
        RawBrowser browser = proxy.browser();
        Answer start = browser.get("/login/" + HONEST + "?" + RawBrowser.form("target", target));

        Answer end = browser.post(
                ACS,
                "SAMLResponse",
                proxy.answer("target@corp.example", start.requestId()).post());

        assertThat(start.header("Location")).startsWith(ForgersIdp.SSO + "?").doesNotContain("evil");
        assertThat(start.cookies()).noneMatch(cookie -> cookie.contains("evil"));
        assertThat(end.action()).isEqualTo("https://honest.peakon.example/saml/assert");
        assertThat(end.field("RelayState")).isEmpty();
        assertThat(end.body()).doesNotContain("evil", "alert(1)");
    }

    @Test
    void keepsADeepLink() {
        RawBrowser browser = proxy.browser();
        Answer start = browser.get("/login/" + HONEST + "?target=/surveys/1?a=b");

        Answer end = browser.post(
                ACS,
                "SAMLResponse",
                proxy.answer("target@corp.example", start.requestId()).post());

        assertThat(end.field("RelayState")).hasValue("https://honest.peakon.example/surveys/1?a=b");
    }

    /** RelayState from outside may name an application; it is never a target. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "javascript:alert(1)",
                "x\r\nSet-Cookie: evil=1",
                "\"><script>alert(1)</script>"
            })
    void believesNoForeignRelayState(String relayState) {
        RawBrowser browser = proxy.browser();
        Answer start = browser.get("/login/" + HONEST);
        Answer end = browser.post(
                ACS,
                "SAMLResponse",
                proxy.answer("relay@corp.example", start.requestId()).post(),
                "RelayState",
                relayState);
        Answer unsolicited = proxy.browser()
                .post(ACS, "SAMLResponse", proxy.answer(ALICE, null).post(), "RelayState", relayState);

        assertThat(end.field("RelayState")).isEmpty();
        assertThat(end.body()).doesNotContain("evil", "alert(1)");
        assertThat(unsolicited.header("Location"))
                .startsWith(ForgersIdp.SSO + "?")
                .doesNotContain("evil", "alert");
        assertThat(unsolicited.cookies()).noneMatch(cookie -> cookie.startsWith("evil"));
        assertNobodyCame();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/saml/acs", "/idp/sso"})
    void refusesRequestsThatAreNoForm(String path) {
        String form = RawBrowser.form("SAMLResponse", "PHg+", "SAMLRequest", "PHg+");
        RawBrowser browser = proxy.browser();

        for (String type : List.of(
                "",
                "text/plain",
                "application/json",
                "text/xml",
                "multipart/form-data; boundary=x",
                "nonsense",
                "*/*")) {
            assertRefused(browser.postBody(path, type, form), "saml.invalid-response");
        }
        assertRefused(
                browser.send(
                        "POST",
                        path,
                        "application/x-www-form-urlencoded",
                        BodyPublishers.ofInputStream(
                                () -> new java.io.ByteArrayInputStream(form.getBytes(StandardCharsets.UTF_8)))),
                "saml.invalid-response");
        assertRefused(browser.post(path), "saml.invalid-response");
        assertRefused(browser.postBody(path + "?" + form, "", ""), "saml.invalid-response");
        assertRefused(browser.post(path, "SAMLResponse", "%%%", "SAMLRequest", "%%%"), "saml.invalid-response");
        assertRefused(
                browser.postBody(path, "application/x-www-form-urlencoded", "SAMLResponse=%zz&SAMLRequest=%"),
                "saml.invalid-response");
        assertNobodyCame();
    }

    @Test
    void refusesRepeatedParameters() {
        RawBrowser browser = proxy.browser();
        String message = proxy.answer(ALICE, browser.get("/login/" + ATTACKED).requestId())
                .post();

        assertRefused(browser.post(ACS, "SAMLResponse", message, "SAMLResponse", message), "saml.invalid-response");
        assertRefused(
                browser.post(ACS, "SAMLResponse", message, "RelayState", "a", "RelayState", "b"),
                "saml.invalid-response");
        assertRefused(browser.post(ACS + "?RelayState=a", "SAMLResponse", message), "saml.invalid-response");
        assertNobodyCame();
    }

    /** What stands in an encryption is held to the same rules: anybody can encrypt to us. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("encryptedForgeries")
    void refusesForgeriesInsideAnEncryption(Attack attack) {
        RawBrowser browser = proxy.browser();
        String requestId = browser.get("/login/" + ATTACKED).requestId();
        String message = proxy.trap().baited(attack.post().apply(proxy.answer(ALICE, requestId)));

        assertRefused(browser.post(ACS, "SAMLResponse", message, "RelayState", "pj1"), attack.code());
        assertNobodyCame();
    }

    static List<Attack> encryptedForgeries() {
        return EncryptionAttacks.to(encryptionCertificate());
    }

    @Test
    void understandsAnHonestEncryption() {
        RawBrowser browser = proxy.browser();
        Answer start = browser.get("/login/" + HONEST);

        Answer end = browser.post(
                ACS,
                "SAMLResponse",
                proxy.answer("encrypted@corp.example", start.requestId())
                        .encryptedTo(encryptionCertificate())
                        .post());

        assertThat(end.issued()).contains(">encrypted@corp.example<");
    }

    /** Bodies that never end keep nobody else waiting. */
    @Test
    void servesOthersWhileBodiesComeSlowly() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                Socket socket = new Socket("127.0.0.1", proxy.node("").getPort());
                slow.add(socket);
                socket.getOutputStream()
                        .write(("POST /saml/acs HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n"
                                        + "Content-Type: application/x-www-form-urlencoded\r\n\r\nSAMLResponse=AAAA")
                                .getBytes(StandardCharsets.US_ASCII));
            }
            RawBrowser browser = proxy.browser();
            String message = honestAnswer(browser, "slow@corp.example");

            assertThat(browser.post(ACS, "SAMLResponse", message).issued()).contains(">slow@corp.example<");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static X509Certificate encryptionCertificate() {
        String metadata = proxy.browser().get("/saml/metadata").body();
        String base64 = metadata.replaceAll("(?s).*use=\"encryption\".*?<[^>]*X509Certificate>([^<]*)<.*", "$1");
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64)));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"})
    void takesResponsesByPostOnly(String method) {
        RawBrowser browser = proxy.browser();
        String message = proxy.answer(ALICE, browser.get("/login/" + ATTACKED).requestId())
                .post();

        Answer answer =
                browser.send(method, ACS + "?" + RawBrowser.form("SAMLResponse", message), "", BodyPublishers.noBody());

        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("PeakonRequest", "Exception", ALICE);
        assertNobodyCame();
    }

    private static String honestAnswer(RawBrowser browser, String nameId) {
        return proxy.answer(nameId, browser.get("/login/" + HONEST).requestId()).post();
    }

    private static RawBrowser copy(RawBrowser browser) {
        RawBrowser copy = proxy.browser();
        copy.cookies().putAll(browser.cookies());
        return copy;
    }

    private static void assertRefused(Answer answer, String code) {
        assertThat(answer.field("SAMLResponse")).isEmpty();
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.document().select("dl code").eachText()).hasSize(2).doesNotContain("");
        assertThat(answer.body())
                .doesNotContain(ALICE, MALLORY, "alert(1)", "samlp:", "Exception", "at org.", "at java.");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    private static void assertNobodyCame() {
        assertThat(proxy.traces(ATTACKED)).isEmpty();
    }
}
