package org.peakonjit.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "2001:DB8:1:2::9, 2001:db8:1:2::/64",
        "fe80::1%eth0, fe80::/64",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::1, ::/64",
        "no address, no address"
    })
    void isAnAddressOrWhatOneCustomerHas(String address, String network) {
        assertThat(Origin.of(address).network()).isEqualTo(network);
    }

    @Test
    void isKnownByItsBrowserBeforeItsNetworkAndSaysNeither() {
        Origin program = Origin.of("192.0.2.1");
        Origin browser = Origin.of("192.0.2.1", "a-browser");

        assertThat(browser.marks())
                .hasSize(2)
                .endsWith(program.marks().get(0))
                .allSatisfy(mark -> assertThat(mark).matches("[0-9a-f]{64}"));
    }
}
