package org.peakonjit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.config.TestSettings;
import org.peakonjit.conflict.InMemoryConflicts;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.provisioning.FakePeakon;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.KeyExpiry;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.saml.metadata.ConnectedIdps;

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

    @Test
    void isAMetric(@TempDir Path dir) {
        IdpMetrics noIdp = new IdpMetrics(ConnectedIdps.loaded(TestSettings.in(dir)), Clock.systemUTC());
        Metrics metrics = new Metrics(
                new InMemoryApplications(),
                new InMemorySeats(),
                new InMemoryConflicts(),
                new FakePeakon(),
                expiry,
                noIdp);

        assertThat(metrics.scrape()).contains("peakonjit_key_expiry_days{use=\"idp-signing\"} 364.0");
    }
}
