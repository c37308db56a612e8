package org.peakonjit.application.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReferencesTest {

    /** As a later version may write it. */
    @Test
    void toIdpsAreReadWhereNothingElseIs() {
        assertThat(References.toIdps("{\"saml\":{\"identityProviders\":[\"staff\",\"partner\"],\"handOff\":\"dove\"}}"))
                .containsExactly("staff", "partner");
    }

    @Test
    void toIdpsAreNoneWhereItNamesNone() {
        assertThat(References.toIdps("{\"name\":\"peakon\"}")).isEmpty();
        assertThat(References.toIdps("{\"saml\":{\"identityProviders\":\"staff\"}}"))
                .isEmpty();
        assertThat(References.toIdps("no JSON")).isEmpty();
    }
}
