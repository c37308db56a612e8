package org.peakonjit.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.peakonjit.application.ApplicationDocument;
import org.peakonjit.sandbox.peakon.PeakonSandbox;

class DemoApplicationTest {

    @Test
    void isOneThatTheProductReads() {
        try (PeakonSandbox peakon = PeakonSandbox.start(0)) {
            ApplicationDocument document =
                    ApplicationDocument.read(DemoApplication.at(peakon)).get();
            assertThat(document.application().scim().licenseConsumptionLimit()).isEqualTo(DemoApplication.LIMIT);
            assertThat(document.scim().bearerToken()).isEqualTo(peakon.bearerToken());
        }
    }
}
