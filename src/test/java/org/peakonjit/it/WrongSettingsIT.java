package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.FreePort;
import org.peakonjit.it.parts.PayaraMicro;

/** A wrong setting stops deployment. */
class WrongSettingsIT {

    @Test
    void namesEveryWrongKeyWithItsRemedyAndIsNeverReady() {
        Map<String, String> settings = Map.of(
                "peakonjit.base-url", "ftp://sso.corp.example",
                "peakonjit.saml.clock-skew", "half an hour");
        try (PayaraMicro payara = PayaraMicro.launch("wrong-settings", FreePort.next(), settings)) {
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> !payara.process().isAlive() || payara.log().contains("ready in"));

            assertThat(payara.log())
                    .contains("peakonjit.base-url", "ftp://sso.corp.example", "Give the http or https URL")
                    .contains("peakonjit.saml.clock-skew", "half an hour", "PT3M");
            assertThat(payara.isReadyAtNode()).isFalse();
        }
    }
}
