package org.peakonjit.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForbiddenAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://[fe80::1]/scim",
                "http://[fd00:ec2::254]/scim",
                "http://[::ffff:169.254.169.254]/",
                "http://100.100.100.200/",
                "http://168.63.129.16/",
                "http://0.0.0.0/scim",
                "http://224.0.0.1/scim"
            })
    void isNotToBeCalled(String url) {
        assertThat(ForbiddenAddress.of(URI.create(url))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:9090/scim", "https://10.1.2.3/scim", "https://nobody.invalid/scim"})
    void leavesOthersAlone(String url) {
        assertThat(ForbiddenAddress.of(URI.create(url))).isEmpty();
    }
}
