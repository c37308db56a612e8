package org.peakonjit.web.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.web.prepared.Preparations;
import org.peakonjit.web.prepared.Preparations.Preparation;

/** Sign-ons that wait for Peakon, in each database. */
class JpaPreparationsIT {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @ParameterizedTest
    @EnumSource
    void giveTheirOutcomeOnce(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            Preparations preparations = new JpaPreparations(node.transactions);
            preparations.begin("one", "peakon", NOW);
            assertThat(preparations.find("one")).contains(new Preparation("peakon", NOW, null, false));

            preparations.end("one", "sealed");
            assertThat(preparations.find("one")).contains(new Preparation("peakon", NOW, "sealed", false));
            assertThat(preparations.take("one")).isTrue();
            assertThat(preparations.take("one")).isFalse();
            preparations.end("one", "late");

            assertThat(preparations.find("one")).contains(new Preparation("peakon", NOW, null, true));
            assertThat(preparations.find("two")).isEmpty();
            assertThat(preparations.forgetBefore(NOW)).isZero();
            assertThat(preparations.forgetBefore(NOW.plusSeconds(1))).isEqualTo(1);
            assertThat(preparations.find("one")).isEmpty();
        }
    }
}
