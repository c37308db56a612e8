package org.peakonjit.audit.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTimesTest {

    private static SignInTimes times(LongStream milliseconds) {
        return milliseconds.mapToObj(one -> SignInTimes.of(one, 1)).reduce(SignInTimes.NONE, SignInTimes::plus);
    }

    @Test
    void haveTheNearestRankAsPercentile() {
        SignInTimes oneToTwenty = times(LongStream.rangeClosed(1, 20));

        assertThat(oneToTwenty.percentile(50)).hasValue(10);
        assertThat(oneToTwenty.percentile(95)).hasValue(19);
        assertThat(oneToTwenty.percentile(96)).hasValue(20);
        assertThat(oneToTwenty.percentile(100)).hasValue(20);
        assertThat(SignInTimes.of(7, 1).percentile(50)).hasValue(7);
        assertThat(SignInTimes.NONE.percentile(50)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 63, 64, 65, 100, 999, 1000, 12_345, 600_000, Integer.MAX_VALUE})
    void areKeptWithinThreePercent(long milliseconds) {
        long kept = SignInTimes.of(milliseconds, 3).percentile(50).orElseThrow();

        assertThat(kept).isLessThanOrEqualTo(milliseconds).isGreaterThanOrEqualTo((long) (milliseconds * 0.96));
        assertThat(SignInTimes.of(kept, 3)).isEqualTo(SignInTimes.of(milliseconds, 3));
    }

    @Test
    void addUpWhateverTheWay() {
        SignInTimes some = times(LongStream.range(0, 500));
        SignInTimes more = times(LongStream.range(400, 5000));

        assertThat(some.plus(more))
                .isEqualTo(more.plus(some))
                .hasToString(more.plus(some).text());
        assertThat(some.plus(more).count()).isEqualTo(5100);
        assertThat(SignInTimes.read(some.plus(more).text())).isEqualTo(some.plus(more));
        assertThat(SignInTimes.read("")).isEqualTo(SignInTimes.NONE);
    }

    @Test
    void fitTheirColumnHoweverDifferentTheyAre() {
        String text = times(LongStream.iterate(1, time -> time < Integer.MAX_VALUE, time -> time + 1 + time / 100))
                .text();

        assertThat(text).hasSizeLessThan(15_000);
    }
}
