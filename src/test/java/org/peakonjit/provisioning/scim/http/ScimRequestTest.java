package org.peakonjit.provisioning.scim.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScimRequestTest {

    @Test
    void saysWhatItIsAboutButNotAboutWhom() {
        assertThat(ScimRequest.search("userName eq \"ada@corp.example\"").resource())
                .isEqualTo("/Users?filter=userName");
        assertThat(ScimRequest.onUser("PATCH", "ada@corp.example", null).resource())
                .isEqualTo("/Users/{id}");
        assertThat(ScimRequest.page(101, 100).resource()).isEqualTo("/Users?startIndex=101&count=100");
    }
}
