package org.peakonjit.provisioning.scim.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonTest {

    /** Else the account of mike@… would be adopted for whoever can put a Kelvin sign into their own address. */
    @Test
    void lookAlikesAreNotTheSame() {
        assertThat(Json.same("MIKE@corp.example ", "mike@corp.example")).isTrue();
        assertThat(Json.same("mi\u212Ae@corp.example", "mike@corp.example")).isFalse();
        assertThat(Json.same("\u212Bsa@corp.example", "\u00E5sa@corp.example")).isFalse();
    }
}
