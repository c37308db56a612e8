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
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.TestSettings;
import org.peakonjit.config.WrongSettingsException;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;

class IdpMetadataTest {

    private static final SamlKey KEY = GeneratedKeys.rsa("idp");

    @TempDir
    Path dir;

    private Optional<IdpMetadata> open = Optional.empty();

    @AfterEach
    void stop() {
        open.ifPresent(IdpMetadata::stop);
    }

    @Test
    void readsAFile() throws Exception {
        IdpMetadata metadata = started(file(document("")));
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
        Path file = file(document(" validUntil=\"" + end + "\""));
        assertThat(started(file).current()).isPresent();
        stop();
        var settings = TestSettings.in(dir, Map.of(SettingKey.IDP_METADATA, file.toString()));
        IdpMetadata later = new IdpMetadata(settings, Clock.offset(Clock.systemUTC(), Duration.ofHours(2)));
        open = Optional.of(later);
        later.start();
        assertThat(later.current()).isEmpty();
        assertThat(later.missingBecause())
                .hasValueSatisfying(why -> assertThat(why).contains("validUntil"));
    }

    @Test
    void aUrlIsLoadedInTheBackgroundAndItsLastAnswerOutlivesIt() throws Exception {
        AtomicInteger conditional = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, conditional));
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/metadata";

        MetadataSource source = MetadataSource.at(java.net.URI.create(url));
        assertThat(source.fetchIfChanged()).isPresent();
        assertThat(source.fetchIfChanged()).isEmpty();
        assertThat(conditional).hasValue(1);

        IdpMetadata first = started(url);
        waitUntil(() -> first.current().isPresent());
        stop();
        server.stop(0);

        IdpMetadata second = started(url);
        waitUntil(() -> second.current().isPresent());
        assertThat(second.current().orElseThrow().entityId()).isEqualTo("https://idp.example");
    }

    @Test
    void anUnreachableUrlDoesNotStopTheStart() {
        IdpMetadata metadata = started("http://127.0.0.1:9/metadata");
        waitUntil(() -> metadata.missingBecause().orElse("").contains("cannot be reached"));
        assertThat(metadata.current()).isEmpty();
    }

    private static void answer(HttpExchange exchange, AtomicInteger conditional) throws IOException {
        if ("\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            conditional.incrementAndGet();
            exchange.sendResponseHeaders(304, -1);
        } else {
            byte[] body = document("").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("ETag", "\"1\"");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private void assertRefused(String content, String message) {
        assertThatThrownBy(() -> started(file(content)))
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("Give the metadata file");
    }

    private IdpMetadata started(Object location) {
        var settings = TestSettings.in(dir, Map.of(SettingKey.IDP_METADATA, location.toString()));
        IdpMetadata metadata = new IdpMetadata(settings, Clock.systemUTC());
        open = Optional.of(metadata);
        metadata.start();
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
        try {
            return """
                    <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example"%s>
                      <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                        <md:KeyDescriptor><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>
                          <ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
                        <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example/sso"/>
                      </md:IDPSSODescriptor>
                    </md:EntityDescriptor>
                    """.formatted(
                    attributes,
                    Base64.getMimeEncoder().encodeToString(KEY.certificate().getEncoded()));
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void waitUntil(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
            java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
