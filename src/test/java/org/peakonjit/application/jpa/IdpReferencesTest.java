package org.peakonjit.application.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdpReferencesTest {

    /** As a later version may write it. */
    @Test
    void areReadWhereNothingElseIs() {
        assertThat(IdpReferences.in("{\"saml\":{\"identityProviders\":[\"staff\",\"partner\"],\"handOff\":\"dove\"}}"))
                .containsExactly("staff", "partner");
    }

    @Test
    void areNoneWhereItNamesNone() {
        assertThat(IdpReferences.in("{\"name\":\"peakon\"}")).isEmpty();
        assertThat(IdpReferences.in("{\"saml\":{\"identityProviders\":\"staff\"}}"))
                .isEmpty();
        assertThat(IdpReferences.in("no JSON")).isEmpty();
    }
}
