package org.peakonjit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.KeyExpiry;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.saml.metadata.CertificateExpiry;

class KeyExpiryTest {

    private final KeyExpiry expiry = new KeyExpiry(new GeneratedKeys(), Clock.systemUTC());

    @Test
    void countsWholeDays() {
        assertThat(expiry.daysLeft(Use.IDP_SIGNING)).isEqualTo(364);
    }

    @ParameterizedTest
    @CsvSource({"P-2DT1S, 1", "PT-1S, 0", "PT0S, 0", "PT1S, -1", "PT5H, -1", "P1D, -1", "P1DT1S, -2"})
    void isNegativeFromTheEndOn(Duration afterTheEnd, long days) {
        GeneratedKeys keys = new GeneratedKeys();
        Clock then = Clock.fixed(expiryOf(keys).plus(afterTheEnd), ZoneOffset.UTC);

        assertThat(new KeyExpiry(keys, then).daysLeft(Use.SP_ENCRYPTION)).isEqualTo(days);
        assertThat(new CertificateExpiry("", "", expiryOf(keys)).daysLeft(then.instant()))
                .isEqualTo(days);
    }

    private static Instant expiryOf(GeneratedKeys keys) {
        return new KeyExpiry(keys, Clock.systemUTC()).end(Use.SP_ENCRYPTION);
    }
}
