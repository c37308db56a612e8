package org.peakonjit.saml.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.identityprovider.MetadataOrigin.At;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.saml.metadata.document.MetadataReader;
import org.peakonjit.saml.metadata.source.MetadataPlace;
import org.peakonjit.saml.metadata.source.MetadataSourceId;

class MetadataRefreshTest {

    private static final SamlKey OLD = GeneratedKeys.rsa("idp");
    private static final SamlKey NEW = GeneratedKeys.rsa("idp");

    private final InMemoryKeptMetadata kept = new InMemoryKeptMetadata();
    private final List<MetadataChanged> changes = Collections.synchronizedList(new ArrayList<>());
    private final MovableClock clock = new MovableClock();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger unmodified = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile String document = IdpDocument.of(OLD);
    private volatile int status = 200;
    private volatile boolean packed;
    private volatile @Nullable String etag;
    private volatile Runnable meanwhile = () -> {};

    private HttpServer server;
    private At place;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        place = new At(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/metadata"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        meanwhile.run();
        if (etag != null && etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            unmodified.incrementAndGet();
            exchange.sendResponseHeaders(304, -1);
        } else {
            byte[] body = document.getBytes(StandardCharsets.UTF_8);
            if (packed) {
                exchange.getResponseHeaders().add("Content-Encoding", "gzip");
                body = gzip(body);
            }
            if (etag != null) {
                exchange.getResponseHeaders().add("ETag", etag);
            }
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Test
    void asksConditionallyForWhatItHas() {
        etag = "\"1\"";
        refresh();
        refresh();
        assertThat(unmodified).hasValue(1);
        assertThat(state().document()).isEqualTo(1);
        assertThat(state().trouble()).isNull();
    }

    @Test
    void whatHasPassedItsValidUntilReplacesNothing() {
        refresh();
        document = IdpDocument.of(NEW, " validUntil=\"" + Instant.now().minusSeconds(5) + "\"");
        refresh();
        assertThat(keptKeys()).isEqualTo(List.of(OLD.certificate().getPublicKey()));
        assertThat(state().trouble().english()).contains("validUntil has passed");
        assertThat(changes).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html/>", "<md:EntityDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\"/>"})
    void whatCannotBeUsedReplacesNothing(String answer) {
        refresh();
        document = answer;
        refresh();
        assertThat(keptKeys()).hasSize(1);
        assertThat(state().failures()).isEqualTo(1);
    }

    @Test
    void anErrorReplacesNothingAndIsForgottenOnceAllIsWell() {
        refresh();
        status = 500;
        refresh();
        refresh();
        assertThat(state().failures()).isEqualTo(2);
        assertThat(state().trouble().english()).contains("status 500");
        assertThat(keptKeys()).hasSize(1);
        status = 200;
        refresh();
        assertThat(state().failures()).isZero();
    }

    /** Another of that name must not be taken for it. */
    @Test
    void whatComesAfterItsIdpWasDeletedIsNotKept() {
        meanwhile = () -> kept.forget("default");
        clock.move(Duration.ofHours(1));

        node().whenDue(idp(null), place, true);

        assertThat(asked).hasValue(1);
        assertThat(kept.states()).isEmpty();
        assertThat(kept.document(source())).isEmpty();
        assertThat(changes).isEmpty();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /** As some servers answer to whoever did not ask for it. */
    @Test
    void takesWhatIsPacked() {
        packed = true;
        refresh();
        assertThat(keptKeys()).isEqualTo(List.of(OLD.certificate().getPublicKey()));
        document = " ".repeat(5_000_000);
        refresh();
        assertThat(state().trouble().english()).contains("larger than");
        assertThat(keptKeys()).hasSize(1);
    }

    @Test
    void namesAPageThatAsksForASignIn() {
        document = "<!DOCTYPE html>\n<html lang='en'><head><title>Sign in</title></head></html>";
        refresh();
        assertThat(state().trouble().english()).contains("web page (HTML) titled \"Sign in\"");
    }

    @Test
    void followsNoRedirect() {
        status = 302;
        refresh();
        assertThat(state().trouble().english()).contains("status 302");
    }

    @Test
    void tellsOfAChangeWhatIsGoneAndWhatIsNew() {
        refresh();
        document = IdpDocument.of(NEW);
        refresh();
        refresh();
        assertThat(changes).hasSize(2);
        assertThat(changes.get(0).removed()).isEmpty();
        assertThat(changes.get(1).removed()).containsOnlyKeys("signingKeys");
        assertThat(changes.get(1).added().get("signingKeys"))
                .singleElement()
                .asString()
                .contains(CertificateExpiry.fingerprint(NEW.certificate()));
    }

    /** The domain, or the path, may be somebody else's by now. */
    @Test
    void thatOfAnotherIdpReplacesNothingUntilItIsAccepted() {
        refresh();
        document = IdpDocument.of(NEW).replace("https://idp.example", "https://evil.example");
        refresh();
        refresh();
        assertThat(keptKeys()).isEqualTo(List.of(OLD.certificate().getPublicKey()));
        assertThat(changes).hasSize(1);
        assertThat(state().trouble().english()).contains("https://evil.example instead of https://idp.example");
        assertThat(connected().heldBack()).contains("https://evil.example");

        node().follow(idp(null), place);
        assertThat(keptKeys()).isEqualTo(List.of(NEW.certificate().getPublicKey()));
        assertThat(changes.get(1).added().get("entityId")).containsExactly("https://evil.example");
        assertThat(connected().heldBack()).isEmpty();

        document = IdpDocument.of(OLD);
        refresh();
        assertThat(keptKeys()).isEqualTo(List.of(NEW.certificate().getPublicKey()));
    }

    private ConnectedIdp connected() {
        return new ConnectedIdp(idp(null), null, state(), null);
    }

    @Test
    void aProlongedValidityIsNoNews() {
        document = IdpDocument.of(OLD, " validUntil=\"" + Instant.now().plus(Duration.ofDays(5)) + "\"");
        refresh();
        document = IdpDocument.of(OLD, " validUntil=\"" + Instant.now().plus(Duration.ofDays(9)) + "\"");
        refresh();
        assertThat(state().document()).isEqualTo(2);
        assertThat(changes).hasSize(1);
    }

    @Test
    void manyNodesAskOnceAndTellOnce() throws Exception {
        List<MetadataRefresh> nodes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            nodes.add(node());
        }
        CountDownLatch done = new CountDownLatch(nodes.size());
        nodes.forEach(node -> threads.execute(() -> {
            node.whenDue(idp(null), place, true);
            done.countDown();
        }));
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(asked).hasValue(1);
        assertThat(changes).hasSize(1);
    }

    @Test
    void aNodeThatNeverCameBackIsReplaced() {
        Instant now = clock.instant();
        kept.change(source(), none -> Optional.of(RefreshState.begun(none, now, now.plusSeconds(30))));
        node().whenDue(idp(null), place, true);
        assertThat(asked).hasValue(0);
        clock.move(Duration.ofSeconds(31));
        node().whenDue(idp(null), place, true);
        assertThat(asked).hasValue(1);
    }

    @Test
    void nobodyCanMakeItAskInALoop() {
        MetadataRefresh node = node();
        for (int i = 0; i < 100; i++) {
            node.onDemand(idp(null), place);
        }
        assertThat(asked).hasValue(1);
        clock.move(Duration.ofSeconds(6));
        assertThat(node.onDemand(idp(null), place)).isTrue();
    }

    @Test
    void asksOnThoughTheClockWasSetBack() {
        refresh();
        clock.move(Duration.ofHours(-1));
        assertThat(node().onDemand(idp(null), place)).isTrue();
        assertThat(node().onDemand(idp(null), place)).isFalse();
        clock.move(Duration.ofHours(-1));
        node().whenDue(idp(null), place, true);
        node().whenDue(idp(null), place, true);
        assertThat(asked).hasValue(3);
    }

    @Test
    void asksNoAddressThatIsForbidden() {
        place = new At(URI.create("http://169.254.169.254/metadata"));
        refresh();
        assertThat(state().trouble().english()).contains("link-local");
    }

    @Test
    void whatIsTooLargeIsRefused() {
        document = "<!--" + "x".repeat(MetadataPlace.MOST_BYTES) + "-->";
        refresh();
        assertThat(state().trouble().english()).contains("larger than 1000000 bytes");
    }

    @Test
    void pausesGrowWhileItFails() {
        Duration first = RefreshPlan.afterFailure(place, 1);
        assertThat(first).isBetween(Duration.ofMillis(2_500), Duration.ofMillis(7_500));
        assertThat(RefreshPlan.afterFailure(place, 5)).isGreaterThan(Duration.ofSeconds(35));
        assertThat(RefreshPlan.afterFailure(place, 500)).isLessThanOrEqualTo(RefreshPlan.LONGEST);
        assertThat(RefreshPlan.afterSuccess(place)).isBetween(Duration.ofMinutes(8), Duration.ofMinutes(12));
    }

    @Test
    void whereACertificateIsConfiguredOnlyMetadataSignedUnderItIsTaken() {
        String trusted = IdpDocument.pem(OLD);
        document = IdpDocument.of(OLD);
        refresh(trusted);
        assertThat(state().trouble().english()).contains("not signed");
        document = IdpDocument.signed(IdpDocument.of(OLD), NEW);
        refresh(trusted);
        assertThat(state().trouble().english()).contains("its signature is not one");
        document = IdpDocument.signed(IdpDocument.of(OLD), OLD);
        refresh(trusted);
        assertThat(state().trouble()).isNull();
        assertThat(keptKeys()).hasSize(1);
    }

    @Test
    void whatWasAlteredAfterItWasSignedIsRefused() {
        String trusted = IdpDocument.pem(OLD);
        document = IdpDocument.signed(IdpDocument.of(OLD), OLD)
                .replace("https://idp.example/sso", "https://evil.example/sso");
        refresh(trusted);
        assertThat(state().trouble().english()).contains("its signature is not one");
    }

    private MetadataRefresh node() {
        return ConnectedIdps.refresh(kept, changes::add, clock);
    }

    private void refresh() {
        refresh(null);
    }

    private void refresh(@Nullable String certificate) {
        clock.move(Duration.ofHours(1));
        node().whenDue(idp(certificate), place, true);
        assertThat(state().underWay()).isFalse();
    }

    private RegisteredIdp idp(@Nullable String certificate) {
        return new RegisteredIdp("default", "", true, place, certificate, List.of(), true);
    }

    private MetadataSourceId source() {
        return MetadataSourceId.of("default", place.location());
    }

    private RefreshState state() {
        return kept.states().get(source());
    }

    private List<PublicKey> keptKeys() {
        return new MetadataReader()
                .read(kept.document(source()).orElseThrow(), null)
                .signingKeys();
    }
}
