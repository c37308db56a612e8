package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.FreePort;
import org.peakonjit.it.parts.PayaraMicro;

/** A wrong setting stops deployment. */
class WrongSettingsIT {

    @Test
    void namesEveryWrongKeyWithItsRemedyAndIsNeverReady() throws InterruptedException {
        Map<String, String> settings = Map.of(
                "peakonjit.base-url", "ftp://sso.corp.example",
                "peakonjit.saml.clock-skew", "half an hour");
        try (PayaraMicro payara = PayaraMicro.launch("wrong-settings", FreePort.next(), settings)) {
            Instant deadline = Instant.now().plus(Duration.ofMinutes(3));
            while (payara.process().isAlive()
                    && !payara.log().contains("ready in")
                    && Instant.now().isBefore(deadline)) {
                Thread.sleep(500);
            }

            assertThat(payara.log())
                    .contains("peakonjit.base-url", "ftp://sso.corp.example", "Give the http or https URL")
                    .contains("peakonjit.saml.clock-skew", "half an hour", "PT3M");
            assertThat(payara.isReadyAtNode()).isFalse();
        }
    }
}
