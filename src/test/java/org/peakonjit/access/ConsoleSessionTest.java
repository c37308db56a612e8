package org.peakonjit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.peakonjit.access.Administrators.Account;

class ConsoleSessionTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Account ann = account(Role.AUDITOR, "secret");
    private final ConsoleSession session = ConsoleSession.of("s3cret", ann, NOON);

    private static Account account(Role role, String password) {
        return new Account(new Administrator("ann", role), PasswordHash.of(password));
    }

    @Test
    void endsHalfAnHourAfterTheLastThingDone() {
        Instant later = NOON.plus(Duration.ofMinutes(29));
        ConsoleSession active = session.activeAt(later);

        assertThat(session.end(NOON.plus(ConsoleSession.IDLE))).isEmpty();
        assertThat(session.end(NOON.plus(ConsoleSession.IDLE).plus(MOMENT))).contains(SessionEnd.IDLE);
        assertThat(active.end(later.plus(ConsoleSession.IDLE))).isEmpty();
        assertThat(active.idleLeft(later.plus(Duration.ofMinutes(28)))).hasMinutes(2);
    }

    @Test
    void endsAfterEightHoursWhateverIsDone() {
        Instant end = NOON.plus(ConsoleSession.LONGEST);

        assertThat(session.activeAt(end).end(end)).isEmpty();
        assertThat(session.activeAt(end).end(end.plus(MOMENT))).contains(SessionEnd.LONGEST);
        assertThat(session.longestLeft(NOON)).isEqualTo(ConsoleSession.LONGEST);
    }

    @Test
    void isWrittenDownOnceAMinute() {
        assertThat(session.isBehind(NOON.plus(Duration.ofSeconds(59)))).isFalse();
        assertThat(session.isBehind(NOON.plus(Duration.ofSeconds(60)))).isTrue();
    }

    @Test
    void isOfTheAccountWithThatRoleAndPasswordOnly() {
        assertThat(session.isLocal()).isTrue();
        assertThat(session.isOf(ann)).isTrue();
        assertThat(session.isOf(new Account(new Administrator("ann", Role.ADMINISTRATOR), ann.password())))
                .isFalse();
        assertThat(session.isOf(account(Role.AUDITOR, "secret"))).isFalse();
    }

    @Test
    void keepsNeitherTheBrowsersSecretNorThePasswordsHash() {
        assertThat(session.toString())
                .doesNotContain("s3cret")
                .doesNotContain(ann.password().text());
        assertThat(session.id()).isEqualTo(ConsoleSession.digest("s3cret")).hasSize(64);
    }
}
