package org.peakonjit.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.peakonjit.application.json.ApplicationCodec;
import org.peakonjit.application.json.ApplicationReading;
import org.peakonjit.sandbox.peakon.PeakonSandbox;

class DemoApplicationTest {

    @Test
    void isOneThatTheProductReads() {
        try (PeakonSandbox peakon = PeakonSandbox.start(0)) {
            ApplicationReading reading = ApplicationCodec.read(DemoApplication.at(peakon));
            assertThat(reading).isInstanceOfSatisfying(ApplicationReading.Readable.class, readable -> {
                assertThat(readable.application().scim().limit()).hasValue(DemoApplication.LIMIT);
                assertThat(readable.bearerToken()).hasValue(peakon.bearerToken());
            });
        }
    }
}
