package org.peakonjit.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForbiddenAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://169.254.170.2/v2/credentials",
                "http://2852039166/",
                "http://169.16689662/",
                "http://[fe80::1]/scim",
                "http://[fe80::1%251]/scim",
                "http://[fd00:ec2::254]/scim",
                "http://[fd00:ec2::23]/v1/credentials",
                "http://[fd00:ec2:ffff::1]/scim",
                "http://[fd20:ce::254]/computeMetadata/v1",
                "http://[::ffff:169.254.169.254]/",
                "http://[::ffff:a9fe:a9fe]/",
                "http://[::169.254.169.254]/",
                "http://[64:ff9b::a9fe:a9fe]/",
                "http://[64:ff9b:1::a9fe:a9fe]/",
                "http://[64:ff9b:1:fffe::808:808]/",
                "http://[2002:a9fe:a9fe::1]/",
                "http://100.100.100.200/",
                "http://168.63.129.16/",
                "http://192.0.0.192/",
                "http://0.0.0.0/scim",
                "http://0/scim",
                "http://0.1.2.3/scim",
                "http://[::]/scim",
                "http://224.0.0.1/scim",
                "http://255.255.255.255/scim"
            })
    void isNotToBeCalled(String url) {
        assertThat(ForbiddenAddress.of(hostOf(url))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:9090/scim",
                "http://[::1]/scim",
                "https://10.1.2.3/scim",
                "https://[fd12::7]/scim",
                "https://[fd00:ec3::254]/scim",
                "https://[64:ff9b::808:808]/scim",
                "https://[64:ff9b:2::a9fe:a9fe]/scim",
                "https://nobody.invalid/scim"
            })
    void leavesOthersAlone(String url) {
        assertThat(ForbiddenAddress.of(hostOf(url))).isEmpty();
    }

    private static String hostOf(String url) {
        return WebUrlText.host(URI.create(url)).orElseThrow();
    }
}
