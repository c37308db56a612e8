package org.peakonjit.console.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.license.LicenseUsage;

class ConsumptionTest {

    @ParameterizedTest
    @CsvSource({
        "0, 5, 0, ''",
        "3, 5, 60, ''",
        "4, 5, 80, nearly",
        "5, 5, 100, full",
        "6, 5, 100, full",
        "0, 0, 100, full"
    })
    void fillsItsBarUpToTheLimit(long consumed, int limit, int percent, String fullness) {
        Consumption consumption = new Consumption(new LicenseUsage(consumed, OptionalInt.of(limit)));

        assertThat(consumption.percent()).isEqualTo(percent);
        assertThat(consumption.fullness()).isEqualTo(fullness);
    }

    @Test
    void hasNothingToFillWithoutALimit() {
        Consumption consumption = new Consumption(new LicenseUsage(1000, OptionalInt.empty()));

        assertThat(consumption.percent()).isZero();
        assertThat(consumption.fullness()).isEmpty();
    }
}
