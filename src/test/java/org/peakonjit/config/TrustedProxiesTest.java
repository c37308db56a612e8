package org.peakonjit.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.config.TrustedProxies.Network;

class TrustedProxiesTest {

    private static final TrustedProxies PROXIES = trusting("127.0.0.1", "10.0.0.0/8", "fd00:1::/60");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // a proxy of ours names the client
                "127.0.0.1 | 203.0.113.7 | 203.0.113.7",
                "10.255.1.2 | 203.0.113.7 | 203.0.113.7",
                "fd00:1:0:f::1 | 2001:db8::7 | 2001:db8::7",
                "fd00:1:0:f::1%eth0 | 2001:db8::7 | 2001:db8::7",
                // what stands in front of it was sent by whoever came to it
                "10.0.0.1 | 198.51.100.1, 203.0.113.7 | 203.0.113.7",
                // proxies of ours in a row
                "127.0.0.1 | 198.51.100.1, 203.0.113.7, 10.0.0.2 | 203.0.113.7",
                "127.0.0.1 | 10.0.0.3, 10.0.0.2 | 10.0.0.3",
                // with ports, as some write them
                "127.0.0.1 | 203.0.113.7:4711 | 203.0.113.7",
                "127.0.0.1 | [2001:db8::7]:4711 | 2001:db8::7",
                // what is no address
                "127.0.0.1 | unknown | 127.0.0.1",
                "127.0.0.1 | 203.0.113.7, <script> | 127.0.0.1",
                "127.0.0.1 | , | 127.0.0.1",
                "127.0.0.1 | 203.0.113.7, localhost, 10.0.0.2 | 10.0.0.2",
                // anybody else is not asked
                "203.0.113.9 | 198.51.100.1 | 203.0.113.9",
                "11.0.0.1 | 198.51.100.1 | 11.0.0.1",
                "fd00:1:0:10::1 | 198.51.100.1 | fd00:1:0:10::1"
            })
    void findsTheClientBehindProxiesOfOurs(String peer, String forwardedFor, String client) {
        assertThat(PROXIES.clientOf(peer, List.of(forwardedFor))).isEqualTo(client);
    }

    @Test
    void readsSeveralHeadersAsOne() {
        assertThat(PROXIES.clientOf("127.0.0.1", List.of("198.51.100.1, 203.0.113.7", "10.0.0.2")))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void believesNobodyWithoutTheSettingOrTheHeader() {
        assertThat(new TrustedProxies(List.of()).clientOf("127.0.0.1", List.of("203.0.113.7")))
                .isEqualTo("127.0.0.1");
        assertThat(PROXIES.clientOf("127.0.0.1", List.of())).isEqualTo("127.0.0.1");
    }

    /** An IPv4 peer of a server that listens by IPv6. */
    @Test
    void knowsAnAddressInBothSpellings() {
        assertThat(PROXIES.clientOf("::ffff:10.0.0.1", List.of("203.0.113.7"))).isEqualTo("203.0.113.7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.0.0.0/0", "::/0", "10.0.0.0/33", "fd00::/129", "10.0.0.0/-1", "10.0.0.0/8/8", "proxy", ""})
    void readsNoNetworkOutOfAnythingElse(String text) {
        assertThat(Network.read(text)).isEmpty();
    }

    private static TrustedProxies trusting(String... networks) {
        return new TrustedProxies(Stream.of(networks)
                .map(network -> Network.read(network).orElseThrow())
                .toList());
    }
}
