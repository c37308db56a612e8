package org.peakonjit.saml.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.config.WrongSettingsException;
import org.peakonjit.identityprovider.InMemoryRegisteredIdps;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.saml.metadata.document.CompanyIdp;

class IdentityProvidersTest {

    private static final SamlKey KEY = GeneratedKeys.rsa("idp");

    @TempDir
    Path dir;

    private final InMemoryKeptMetadata kept = new InMemoryKeptMetadata();
    private Optional<IdentityProviders> open = Optional.empty();

    @AfterEach
    void stop() {
        open.ifPresent(IdentityProviders::stop);
    }

    @Test
    void readsAFile() throws Exception {
        IdentityProviders metadata = started(file(document("")));
        CompanyIdp idp = metadata.current().orElseThrow();
        assertThat(idp.entityId()).isEqualTo("https://idp.example");
        assertThat(idp.redirectSso().orElseThrow()).hasToString("https://idp.example/sso");
        assertThat(idp.signingKeys()).containsExactly(KEY.certificate().getPublicKey());
        assertThat(metadata.missingBecause()).isEmpty();
    }

    @Test
    void readsTheOnlyIdpOfAnAggregate() throws Exception {
        String sp = "<md:EntityDescriptor entityID=\"https://sp.example\"/>";
        assertThat(started(file(group(sp + document("")))).current()).isPresent();
    }

    @Test
    void refusesAnAggregateOfTwoIdps() {
        assertRefused(
                group(document("") + document("").replace("idp.example", "other.example")), "2 SAML 2.0 identity");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hello", "<a/>", "<md:EntityDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\"/>"})
    void aMalformedFileStopsDeploymentNamingKeyAndRemedy(String content) {
        assertRefused(content, "peakonjit.idp.metadata");
    }

    @Test
    void refusesADoctype() {
        assertRefused("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + document(""), "DOCTYPE");
    }

    @Test
    void refusesMetadataWithoutKeys() {
        assertRefused(document("").replaceAll("(?s)<md:KeyDescriptor.*</md:KeyDescriptor>", ""), "no usable key");
    }

    @Test
    void refusesMetadataWithoutSso() {
        assertRefused(document("").replace("https://idp.example/sso", "javascript:alert(1)"), "no SingleSignOnService");
    }

    @Test
    void validUntilEndsIt() throws Exception {
        Instant end = Instant.now().plus(Duration.ofHours(1));
        MovableClock clock = new MovableClock();
        var settings = TestSettings.in(
                dir,
                Map.of(
                        SettingKey.IDP_METADATA,
                        file(document(" validUntil=\"" + end + "\"")).toString()));
        IdentityProviders metadata = node(settings, clock);
        metadata.start();
        assertThat(metadata.current()).isPresent();
        clock.move(Duration.ofHours(2));
        assertThat(metadata.current()).isEmpty();
        assertThat(metadata.missingBecause())
                .hasValueSatisfying(why -> assertThat(why.english()).contains("validUntil"));
    }

    @Test
    void aUrlIsLoadedInTheBackgroundAndItsLastAnswerOutlivesItOnAnyNode() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", IdentityProvidersTest::answer);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/metadata";

        IdentityProviders first = started(url);
        waitUntil(() -> first.current().isPresent());
        stop();
        server.stop(0);

        IdentityProviders second = started(url);
        assertThat(second.current().orElseThrow().entityId()).isEqualTo("https://idp.example");
    }

    @Test
    void anUnreachableUrlDoesNotStopTheStart() {
        IdentityProviders metadata = started("http://127.0.0.1:9/metadata");
        waitUntil(() -> metadata.missingBecause().map(Fault::english).orElse("").contains("cannot be reached"));
        assertThat(metadata.current()).isEmpty();
    }

    /** Else whoever sends Responses under a key of their own would take the threads of everybody. */
    @Test
    void letsSomeWaitForAUrlThatHangsAndNobodyElse() throws Exception {
        AtomicBoolean hangs = new AtomicBoolean();
        CountDownLatch goOn = new CountDownLatch(1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            if (hangs.get()) {
                await(goOn);
            }
            answer(exchange);
        });
        server.start();
        MovableClock clock = new MovableClock();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/metadata";
        IdentityProviders metadata = node(TestSettings.in(dir, Map.of(SettingKey.IDP_METADATA, url)), clock);
        metadata.start();
        waitUntil(() -> metadata.current().isPresent());
        CompanyIdp known = metadata.current().orElseThrow();
        hangs.set(true);
        clock.move(Duration.ofSeconds(10));
        ExecutorService people = Executors.newFixedThreadPool(20);
        try {
            var done = new ExecutorCompletionService<Optional<CompanyIdp>>(people);
            for (int i = 0; i < 20; i++) {
                done.submit(() -> metadata.renewed(known));
            }
            for (int i = 0; i < 4; i++) {
                assertThat(done.poll(4, TimeUnit.SECONDS)).isNotNull();
            }
            assertThat(done.poll()).isNull();
            goOn.countDown();
            for (int i = 0; i < 16; i++) {
                assertThat(done.poll(20, TimeUnit.SECONDS)).isNotNull();
            }
        } finally {
            goOn.countDown();
            people.shutdownNow();
            server.stop(0);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void tellsWhenEachCertificateEnds() throws Exception {
        IdentityProviders metadata = started(file(document("")));
        assertThat(metadata.certificateExpiries()).singleElement().satisfies(expiry -> {
            assertThat(expiry.idp()).isEqualTo("default");
            assertThat(expiry.notAfter())
                    .isEqualTo(KEY.certificate().getNotAfter().toInstant());
        });
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] body = document("").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void assertRefused(String content, String message) {
        assertThatThrownBy(() -> started(file(content)))
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("Give the metadata file");
    }

    private IdentityProviders started(Object location) {
        var settings = TestSettings.in(dir, Map.of(SettingKey.IDP_METADATA, location.toString()));
        IdentityProviders metadata = node(settings, Clock.systemUTC());
        metadata.start();
        return metadata;
    }

    private IdentityProviders node(Settings settings, Clock clock) {
        IdentityProviders metadata = ConnectedIdps.of(new InMemoryRegisteredIdps(settings), kept, change -> {}, clock);
        open = Optional.of(metadata);
        return metadata;
    }

    private Path file(String content) throws IOException {
        return Files.writeString(dir.resolve("idp.xml"), content);
    }

    private static String group(String entities) {
        return "<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\">" + entities
                + "</md:EntitiesDescriptor>";
    }

    private static String document(String attributes) {
        return IdpDocument.of(KEY, attributes);
    }

    private static void waitUntil(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
            java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
