package org.peakonjit.web.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.schedule.ManualClock;
import org.peakonjit.secret.TestSealers;

class ChoiceSealTest {

    private static final PendingSignOn ASKED = PendingSignOn.answering(
            "peakon",
            new PeakonRequest(
                    "_1", URI.create("https://acme.peakon.test/saml/1/assert"), "state", false, false, List.of()));

    private final ManualClock clock = new ManualClock("2026-11-24T12:00:00Z");
    private final ChoiceSeal seal = new ChoiceSeal(TestSealers.fresh(), clock);

    @Test
    void whatWaitsOpensInItsBrowserInTime() {
        String waiting = seal.seal(ASKED, "browser");

        assertThat(seal.open(waiting, "browser")).contains(ASKED);
        assertThat(seal.open(waiting, "other")).isEmpty();
        assertThat(seal.open(waiting, null)).isEmpty();
        clock.now = clock.now.plus(ChoiceSeal.LONGEST_WAIT);
        assertThat(seal.open(waiting, "browser")).isEmpty();
    }

    /** Nobody answers a request of Peakon's for another browser, or late. */
    @Test
    void whereItLedToOpensAnywhereWithoutWhatPeakonAsked() {
        String place = seal.sealPlace(ASKED);
        String deep = seal.sealPlace(PendingSignOn.to("peakon", "/dashboard"));
        clock.now = clock.now.plus(ChoiceSeal.LONGEST_WAIT);

        assertThat(seal.openPlace(place)).contains(PendingSignOn.to("peakon", null));
        assertThat(seal.openPlace(deep)).contains(PendingSignOn.to("peakon", "/dashboard"));
        assertThat(seal.openPlace("x" + deep)).isEmpty();
        assertThat(seal.openPlace(null)).isEmpty();
        assertThat(seal.openPlace(seal.seal(ASKED, "")))
                .as("what waits is of its browser")
                .isEmpty();
        assertThat(seal.open(place, "")).isEmpty();
    }
}
