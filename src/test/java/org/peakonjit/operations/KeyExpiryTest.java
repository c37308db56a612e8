package org.peakonjit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.KeyExpiry;
import org.peakonjit.saml.keys.SamlKeys.Use;

class KeyExpiryTest {

    private final KeyExpiry expiry = new KeyExpiry(new GeneratedKeys(), Clock.systemUTC());

    @Test
    void countsWholeDays() {
        assertThat(expiry.daysLeft(Use.IDP_SIGNING)).isEqualTo(364);
    }

    @Test
    void isNegativeAfterTheEnd() {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(400));

        assertThat(new KeyExpiry(new GeneratedKeys(), later).daysLeft(Use.SP_ENCRYPTION))
                .isNegative();
    }
}
