package org.peakonjit.saml.sp.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.saml.sp.OutgoingRequest.StateCookie;
import org.peakonjit.saml.sp.SpRig;
import org.peakonjit.saml.sp.StateSeal;

/** What a browser keeps for us: 4,096 bytes of name, value and attributes, and no more. */
class StateCookieTest {

    private static final URI ACS = URI.create("https://acme.peakon.com/saml/7864/assert");
    private static final SamlKey IDP_KEY = GeneratedKeys.rsa("idp");

    private final SpRig rig = new SpRig(Map.of(), IDP_KEY);

    /** Longer deep links, names and entityIDs there are none. */
    @Test
    void isKeptWhateverTheDeepLink() {
        String entityId = "https://idp.corp.example/" + "x".repeat(999);
        SpRig longest = new SpRig(Map.of(), IDP_KEY, SpRig.idpMetadata(entityId, IDP_KEY));
        PendingSignOn pending = PendingSignOn.to("a".repeat(63), "/" + "x".repeat(1023));

        StateCookie cookie = longest.start(pending).request().stateCookie();

        assertThat(cookie.isKept()).as("%d characters", length(cookie)).isTrue();
        assertThat(longest.start(pending.bySomebodyElse().afterSessionEnd().afterLoss())
                        .request()
                        .stateCookie()
                        .isKept())
                .isTrue();
        assertThat(length(rig.start(pending).request().stateCookie())).isLessThan(2_000);
    }

    @Test
    void isKeptWithALongRelayState() {
        assertThat(cookie(new PeakonRequest("_p", ACS, "r".repeat(2048), true, true, List.of("urn:mfa"), null, 1))
                        .isKept())
                .isTrue();
    }

    @Test
    void isNotKeptWherePeakonAsksForMore() {
        List<String> contexts = IntStream.range(0, 10)
                .mapToObj(i -> "urn:" + i + "x".repeat(400))
                .toList();

        assertThat(cookie(new PeakonRequest("_p", ACS, null, false, false, contexts))
                        .isKept())
                .isFalse();
    }

    /** A node of the release before knew of no ProxyCount. */
    @Test
    void ofAnOlderNodeOpens() {
        String id = "_0123456789abcdef0123456789abcdef01234567";
        String name = StateSeal.name(id);
        String older = """
                {"pending":{"application":"peakon","target":null,"peakonRequest":{"id":"_p","acsUrl":"%s",\
                "relayState":null,"forceAuthn":false,"isPassive":true,"requestedAuthnContexts":["urn:mfa"]},\
                "restarted":false,"anew":false,"repeated":false},"requestId":"%s","idp":"%s","issuedAt":%d}""".formatted(ACS, id, SpRig.IDP, Instant.now().getEpochSecond());
        String sealed = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(rig.sealer.seal("sp-state", older.getBytes(StandardCharsets.UTF_8), name));

        assertThat(rig.sp.underWay(Map.of(name, sealed)))
                .hasValueSatisfying(underWay -> assertThat(underWay.pending())
                        .isEqualTo(PendingSignOn.answering(
                                "peakon", new PeakonRequest("_p", ACS, null, false, true, List.of("urn:mfa")))));
    }

    /** Nodes of two releases share browsers while one is upgraded. */
    @Test
    void saysNothingThatAnOlderNodeKnowsNotUnlessPeakonAsks() {
        StateCookie cookie = cookie(new PeakonRequest("_p", ACS, null, false, false, List.of()));

        byte[] opened = rig.sealer.open("sp-state", Base64.getUrlDecoder().decode(cookie.value()), cookie.name());
        assertThat(new String(opened, StandardCharsets.UTF_8))
                .contains("\"_p\"")
                .doesNotContain("proxyCount");
    }

    /** Some servers sort them by their names, which are random. */
    @Test
    void isToldFromOlderOnesInWhateverOrderTheyCome() {
        StateSeal seal = new StateSeal(rig.sealer, Clock.systemUTC());
        Map<String, String> cookies = new TreeMap<>(Map.of(StateSeal.PREFIX + "foreign", "foreign"));
        for (int age : new int[] {3, 1, 4, 2}) {
            SpState state = new SpState(
                    PendingSignOn.to("peakon", null),
                    "_" + (char) ('a' + age),
                    SpRig.IDP,
                    Instant.now().minusSeconds(age));
            StateCookie cookie = seal.seal(state);
            cookies.put(cookie.name(), cookie.value());
        }

        assertThat(rig.sp.newestFirst(cookies))
                .extracting(name -> name.substring(StateSeal.PREFIX.length()))
                .containsExactly("b", "c", "d", "e", "foreign");
    }

    private StateCookie cookie(PeakonRequest asked) {
        return rig.start(PendingSignOn.answering("peakon", asked)).request().stateCookie();
    }

    private static int length(StateCookie cookie) {
        return cookie.name().length() + cookie.value().length();
    }
}
