package org.peakonjit.signon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.license.seat.Holders;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.user.PeakonAccount;
import org.peakonjit.signon.AccountPresence.Elsewhere;
import org.peakonjit.signon.AccountPresence.Gone;
import org.peakonjit.signon.AccountPresence.There;
import org.peakonjit.signon.AccountPresence.Unknown;

/** Rule W8: when an account is gone, and when it is only not seen. */
class AccountSearchTest {

    private static final LookUp ABSENT = new LookUp.Absent();

    private final Seat seat = Holders.adopt(new InMemorySeats(), "ann@corp.example", "id-1");
    private Clock clock = Clock.offset(Clock.systemUTC(), AccountSearch.LAG.plus(Duration.ofMinutes(1)));

    private AccountPresence search(LookUp found, LookUp... byId) {
        Deque<LookUp> reads = new ArrayDeque<>(List.of(byId));
        return new AccountSearch(id -> reads.remove(), names -> found, clock).of(seat);
    }

    private static LookUp account(String id) {
        return new LookUp.Found(new PeakonAccount(id, "ann@corp.example", true, Optional.empty()));
    }

    @Test
    void anAccountThatItsIdFindsIsThere() {
        assertThat(search(ABSENT, account("id-1"))).isInstanceOf(There.class);
    }

    @Test
    void oneThatNeitherFindsIsGone() {
        assertThat(search(ABSENT, ABSENT)).isInstanceOf(Gone.class);
    }

    /** Where everything is a bare 404, the URL is wrong, or something stands before Peakon. */
    @Test
    void oneOfWhichNothingButTheWayThereSpeaksIsNotSeen() {
        LookUp bare = new LookUp.Absent(false);
        assertThat(search(bare, bare)).isInstanceOf(Unknown.class);
        assertThat(search(ABSENT, bare)).isInstanceOf(Gone.class);
        assertThat(search(bare, ABSENT)).isInstanceOf(Gone.class);
    }

    @Test
    void oneThatNeitherFindsSoSoonIsNotSeen() {
        clock = Clock.systemUTC();
        assertThat(search(ABSENT, ABSENT)).isInstanceOf(Unknown.class);
    }

    @Test
    void oneThatTheSearchFindsUnderAnotherIdIsElsewhere() {
        assertThat(search(account("id-2"), ABSENT)).isInstanceOf(Elsewhere.class);
    }

    /** The first answer was wrong. */
    @Test
    void oneThatItsIdFindsOnceMoreIsThere() {
        assertThat(search(account("id-1"), ABSENT, account("id-1"))).isInstanceOf(There.class);
    }

    /** The search lags behind: it finds what was removed. */
    @Test
    void oneThatOnlyTheSearchFindsUnderItsIdIsNotSeen() {
        assertThat(search(account("id-1"), ABSENT, ABSENT)).isInstanceOf(Unknown.class);
    }
}
