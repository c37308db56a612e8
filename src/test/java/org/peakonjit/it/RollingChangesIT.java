package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.HttpBrowser.Page;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.Proxy;
import org.peakonjit.it.parts.RawBrowser;
import org.peakonjit.it.parts.Script;
import org.peakonjit.it.parts.TwoNodes;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.it.parts.WorkDirectories;
import org.peakonjit.sandbox.saml.IdpDescription;
import org.peakonjit.sandbox.saml.ResponseVerifier;

/**
 * What {@code rotate-keys.md}, {@code upgrade.md} and {@code database-roles.md} say, while known and new people sign in: a
 * version that adds to the schema comes and goes, node by node, and with each round of restarts the master key, the
 * signing keys and Peakon's token are a step further. Peakon takes a Response under the keys that it was given, and no
 * other.
 */
@WithSharedParts
class RollingChangesIT {

    private static final int PER_SECOND = 5;
    private static final int KNOWN = 20;
    private static final String NAME = "rolling";
    private static final String NEXT_TOKEN = "the-second-token-0123456789";
    private static final String STRAIGHT = "straight";

    private final TwoNodes nodes;
    private final ExecutorService people = Executors.newFixedThreadPool(40);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Queue<String> endings = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next = new AtomicInteger();
    private final ResponseVerifier peakon = new ResponseVerifier(
            Landscape.application(NAME, "", "").at("/saml/entityId").asText(), Landscape.acs(NAME));
    private volatile IdpDescription trusted;
    private volatile String phase = "before";

    RollingChangesIT(TwoNodes nodes) {
        this.nodes = nodes;
        nodes.node(0).apiAtNode().apply(Landscape.application(NAME, nodes.peakon()));
        trusted = IdpDescription.read(metadata());
    }

    @AfterEach
    void stop() {
        clock.shutdownNow();
        people.shutdownNow();
        nodes.goBack();
    }

    @Test
    void failNoSignIn() throws Exception {
        List<String> firstKey = Files.readAllLines(nodes.masterKey());
        for (int person = 0; person < KNOWN; person++) {
            assertThat(signIn()).isEqualTo(STRAIGHT);
        }
        clock.scheduleAtFixedRate(
                () -> people.execute(() -> endings.add(signIn())), 0, 1_000_000 / PER_SECOND, TimeUnit.MICROSECONDS);

        phase = "next version, second master key, next keys published";
        masterKey("add");
        nodes.upgrade();
        keys("publish-next");
        nodes.peakon().bearerTokens().add(NEXT_TOKEN);
        restartBoth();
        trusted = IdpDescription.read(metadata());

        phase = "version before, second master key first, next keys in use, second token";
        masterKey("promote");
        nodes.goBack();
        keys("switch");
        nodes.node(0)
                .apiAtNode()
                .apply(Landscape.application(NAME, nodes.peakon().scimBaseUrl().toString(), NEXT_TOKEN));
        restartBoth();

        phase = "first master key, keys and token gone";
        masterKey("retire");
        keys("retire");
        trusted = IdpDescription.read(metadata());
        nodes.peakon().bearerTokens().remove(nodes.peakon().bearerToken());
        nodes.restartDrained(0);

        clock.shutdown();
        people.shutdown();
        assertThat(people.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        nodes.peakon().bearerTokens().add(nodes.peakon().bearerToken());
        WorkDirectories.figure("%d logins at %d/s through five restarts, an upgrade and back, and three rotations"
                .formatted(endings.size(), PER_SECOND));
        assertThat(endings).filteredOn(ending -> !ending.equals(STRAIGHT)).isEmpty();
        assertThat(endings).hasSizeGreaterThan(100);
        assertThat(Files.readAllLines(nodes.masterKey())).hasSize(1).doesNotContainAnyElementsOf(firstKey);
    }

    private void masterKey(String step) {
        Script.run(Map.of(), "operations/rotate-master-key.sh", nodes.masterKey(), step);
    }

    private void keys(String step) {
        for (String use : List.of("signing", "request-signing", "encryption")) {
            Script.run(
                    Map.of("PEAKONJIT_ADMIN_PASSWORD", Proxy.ADMIN_PASSWORD),
                    "operations/rotate-keys.sh",
                    nodes.url(""),
                    Proxy.ADMIN,
                    use,
                    step);
        }
    }

    private void restartBoth() {
        nodes.restartDrained(0);
        nodes.restartDrained(1);
    }

    private byte[] metadata() {
        return new RawBrowser(nodes.node(0).atNode(""))
                .get("/idp/metadata")
                .body()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Every second one is new, and costs a look-up and an account at Peakon. */
    private String signIn() {
        int number = next.getAndIncrement();
        String begun = phase;
        String email = "rolling%d@corp.example".formatted(number < KNOWN || number % 2 == 0 ? number % KNOWN : number);
        try {
            HttpBrowser browser = nodes.idp().browser();
            Page atIdp = browser.open(nodes.url("/login/" + NAME));
            Page arrived = browser.post(nodes.url("/saml/acs"), nodes.idp().answer(atIdp, email));
            if (!arrived.carriesResponse()) {
                return begun + ": " + arrived.status() + " " + arrived.code() + " " + arrived.text();
            }
            byte[] response = Base64.getMimeDecoder()
                    .decode(String.valueOf(arrived.posted().get("SAMLResponse")));
            assertThat(peakon.verify(response, trusted, null).nameId()).isEqualTo(email);
            return STRAIGHT;
        } catch (RuntimeException | AssertionError e) {
            return begun + ": " + e;
        }
    }
}
