package org.peakonjit.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.peakonjit.bench.CapacityModel.Outcome;
import org.peakonjit.bench.CapacityModel.Station;
import org.peakonjit.bench.CapacityModel.Step;

/** The simulation against what queueing theory knows exactly. */
class CapacityModelTest {

    private static final Percentage CLOSE = Percentage.withPercentage(3);
    private static final Station CORES = new Station("cores", 2);
    private static final Station DATABASE = new Station("database", 1);

    @Test
    void oneClientWaitsForNobody() {
        Outcome outcome = CapacityModel.closed(List.of(new Step(CORES, 6), new Step(null, 4)), 1, 20_000, 1);

        assertThat(outcome.perSecond()).isCloseTo(100, CLOSE);
        assertThat(outcome.p50()).isCloseTo(10, CLOSE);
        assertThat(outcome.busy().get(CORES)).isCloseTo(0.3, CLOSE);
    }

    @Test
    void manyClientsGetWhatTheNarrowestStationGives() {
        Outcome outcome = CapacityModel.closed(List.of(new Step(CORES, 8), new Step(DATABASE, 5)), 40, 20_000, 1);

        assertThat(outcome.perSecond()).isCloseTo(200, CLOSE);
        assertThat(outcome.busy().get(DATABASE)).isCloseTo(1, within(0.01));
        assertThat(outcome.busy().get(CORES)).isCloseTo(0.8, CLOSE);
        assertThat(outcome.p50()).as("Little's law").isCloseTo(40 / 200.0 * 1000, CLOSE);
    }

    /** Pollaczek and Khinchine: a queue of one server waits λ·E[S²] / 2(1−ρ). */
    @Test
    void whoComesByThemselfWaitsAsTheFormulaSays() {
        double perMillisecond = 0.16;
        double service = 5;
        double square = service * service * (1 + 1 / 12.0);
        double wait = perMillisecond * square / (2 * (1 - perMillisecond * service));

        Outcome outcome = CapacityModel.open(List.of(new Step(DATABASE, service)), perMillisecond * 1000, 400_000, 1);

        assertThat(outcome.perSecond()).isCloseTo(160, CLOSE);
        assertThat(outcome.busy().get(DATABASE)).isCloseTo(0.8, CLOSE);
        assertThat(outcome.mean()).isCloseTo(wait + service, CLOSE);
    }

    @Test
    void isTheSameEachTime() {
        List<Step> steps = List.of(new Step(CORES, 8), new Step(DATABASE, 5));
        assertThat(CapacityModel.closed(steps, 5, 1_000, 7)).isEqualTo(CapacityModel.closed(steps, 5, 1_000, 7));
    }
}
