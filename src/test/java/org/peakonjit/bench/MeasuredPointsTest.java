package org.peakonjit.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.peakonjit.bench.CapacityModel.Outcome;

/** The simulation, fed with the processor time that was used, against the rate that came out with several clients. */
class MeasuredPointsTest {

    private static final Percentage NEAR = Percentage.withPercentage(25);

    private final Measured measured = new Measured();

    static Stream<Arguments> points() {
        return Measured.KINDS.stream()
                .flatMap(kind -> new Measured().clients(kind).stream().map(clients -> Arguments.of(kind, clients)));
    }

    @ParameterizedTest
    @MethodSource("points")
    void areWhatTheModelPredicts(String kind, int clients) {
        Outcome outcome = CapacityModel.closed(measured.onOneMachine(kind, clients), clients, 20_000, 1);

        assertThat(outcome.perSecond()).isCloseTo(measured.at(kind, clients, "logins-per-second"), NEAR);
    }
}
