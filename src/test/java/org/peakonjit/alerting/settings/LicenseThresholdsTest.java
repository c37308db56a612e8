package org.peakonjit.alerting.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.license.LicenseUsage;

class LicenseThresholdsTest {

    private final LicenseThresholds thresholds = LicenseThresholds.DEFAULT;

    @ParameterizedTest
    @CsvSource({"0, 0", "79, 0", "80, 80", "94, 80", "95, 95", "99, 95", "100, 100", "130, 100"})
    void areReachedFromThatPercentage(int consumed, int reached) {
        assertThat(thresholds.reached("peakon", usage(consumed, 100), 0)).isEqualTo(reached);
    }

    @ParameterizedTest
    @CsvSource({"100, 96, 100", "100, 95, 95", "95, 91, 95", "95, 90, 80", "80, 76, 80", "80, 75, 0", "100, 10, 0"})
    void areLeftOnlySomePointsBelow(int before, int consumed, int reached) {
        assertThat(thresholds.reached("peakon", usage(consumed, 100), before)).isEqualTo(reached);
    }

    @ParameterizedTest
    @CsvSource({"799, 1000, 0", "800, 1000, 80", "2, 3, 0", "3, 3, 100", "1, 1, 100", "2000000000, 2147483647, 80"})
    void countExactly(long consumed, int limit, int reached) {
        assertThat(thresholds.reached("peakon", usage(consumed, limit), 0)).isEqualTo(reached);
    }

    @Test
    void areNotReachedWithoutALimitOrConsumption() {
        assertThat(thresholds.reached("peakon", new LicenseUsage(500, OptionalInt.empty()), 80))
                .isZero();
        assertThat(thresholds.reached("peakon", usage(0, 0), 0)).isZero();
        assertThat(thresholds.reached("peakon", usage(1, 0), 0)).isEqualTo(100);
    }

    @Test
    void mayBeAnApplicationsOwn() {
        LicenseThresholds own = new LicenseThresholds(
                List.of(100, 80),
                0,
                List.of(
                        new LicenseThresholds.Own("peakon", List.of(50)),
                        new LicenseThresholds.Own("quiet", List.of())));

        assertThat(own.reached("peakon", usage(99, 100), 0)).isEqualTo(50);
        assertThat(own.reached("quiet", usage(100, 100), 0)).isZero();
        assertThat(own.reached("other", usage(85, 100), 0)).isEqualTo(80);
        assertThat(own.general()).containsExactly(80, 100);
    }

    private static LicenseUsage usage(long consumed, int limit) {
        return new LicenseUsage(consumed, OptionalInt.of(limit));
    }
}
