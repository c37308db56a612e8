package org.peakonjit.administration.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.audit.statistics.InMemorySignInStatistics;
import org.peakonjit.audit.statistics.SignInCount;
import org.peakonjit.audit.statistics.SignInTimes;
import org.peakonjit.refusal.RefusalCode;

class SignInReportTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final InMemorySignInStatistics statistics = new InMemorySignInStatistics();
    private final SignInReport report =
            new SignInReport(statistics, Clock.fixed(Instant.parse("2026-11-21T09:00:00Z"), ZoneOffset.UTC));

    private static SignInCount count(LocalDate day, String application, String outcome, boolean work, long signIns) {
        return new SignInCount(day, application, outcome, work, signIns, SignInTimes.of(20, signIns));
    }

    @Test
    void readsClosedDaysAndCountsTheOthers() {
        statistics.audit.add(count(TODAY, "peakon", "admitted", false, 3));
        statistics.audit.add(count(TODAY.minusDays(2), "peakon", "admitted", false, 1000));
        statistics.close(
                TODAY.minusDays(2),
                List.of(
                        count(TODAY.minusDays(2), "peakon", "admitted", true, 5),
                        count(TODAY.minusDays(2), "other", "policy.not-entitled", false, 7)));

        List<SignInDay> days = report.of(Optional.empty(), 4);

        assertThat(days)
                .extracting(SignInDay::day)
                .containsExactly(TODAY.minusDays(3), TODAY.minusDays(2), TODAY.minusDays(1), TODAY);
        assertThat(days).extracting(SignInDay::total).containsExactly(0L, 12L, 0L, 3L);
        assertThat(days.get(1).count(SignInGroup.ACCOUNT_WORK)).isEqualTo(5);
        assertThat(days.get(1).count(SignInGroup.POLICY)).isEqualTo(7);
        assertThat(days.get(1).refused()).isEqualTo(7);
        assertThat(days.get(3).median()).hasValue(20);
        assertThat(days.get(0).median()).isEmpty();
        assertThat(statistics.counted).containsExactly(TODAY.minusDays(1), TODAY);
        assertThat(report.of(Optional.of("other"), 4))
                .extracting(SignInDay::total)
                .containsExactly(0L, 7L, 0L, 0L);
    }

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void putsEveryRefusalIntoTheGroupOfItsFirstWord(RefusalCode code) {
        SignInGroup group = SignInGroup.of(code.code(), false);

        assertThat(code.code()).startsWith(group.word() + ".");
        assertThat(SignInGroup.of(code.code(), true)).isEqualTo(group);
    }
}
