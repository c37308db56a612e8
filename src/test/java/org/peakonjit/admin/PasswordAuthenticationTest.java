package org.peakonjit.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.peakonjit.admin.AuthenticationResult.Authenticated;
import org.peakonjit.admin.AuthenticationResult.Throttled;
import org.peakonjit.admin.AuthenticationResult.Wrong;

class PasswordAuthenticationTest {

    private static final String HERE = "192.0.2.1";

    private final InMemoryAdministrators administrators = new InMemoryAdministrators()
            .with("admin", Role.ADMINISTRATOR, "right")
            .with("eve", Role.AUDITOR, "seen");
    private final MovedClock clock = new MovedClock();
    private final PasswordAuthentication authentication = new PasswordAuthentication(administrators, clock);

    @Test
    void knowsTheRightPasswordAndTheRole() {
        assertThat(authentication.authenticate("Admin ", "right", HERE))
                .isEqualTo(new Authenticated(new Administrator("admin", Role.ADMINISTRATOR)));
        assertThat(authentication.authenticate("eve", "seen", HERE))
                .isEqualTo(new Authenticated(new Administrator("eve", Role.AUDITOR)));
    }

    @Test
    void answersTheSameToAnUnknownAccountAndAWrongPassword() {
        assertThat(authentication.authenticate("admin", "seen", HERE)).isEqualTo(new Wrong());
        assertThat(authentication.authenticate("nobody", "right", HERE)).isEqualTo(new Wrong());
        assertThat(authentication.authenticate("nobody", "", HERE)).isEqualTo(new Wrong());
        assertThat(authentication.authenticate("a".repeat(500), "right", HERE)).isEqualTo(new Wrong());
    }

    @Test
    void makesAnAccountWaitWhereverTheTriesComeFrom() {
        for (int i = 0; i < 10; i++) {
            assertThat(authentication.authenticate("admin", "wrong", "192.0.2." + i))
                    .isEqualTo(new Wrong());
        }
        assertThat(authentication.authenticate("admin", "right", HERE))
                .isInstanceOfSatisfying(
                        Throttled.class,
                        throttled ->
                                assertThat(throttled.retryAfter()).isBetween(Duration.ZERO, Duration.ofSeconds(30)));
        assertThat(authentication.authenticate("eve", "seen", HERE)).isInstanceOf(Authenticated.class);
        clock.now = clock.now.plusSeconds(31);
        assertThat(authentication.authenticate("admin", "right", HERE)).isInstanceOf(Authenticated.class);
    }

    @Test
    void doesNotLockOutWhoSignedInAMomentAgo() {
        authentication.authenticate("admin", "right", HERE);
        for (int i = 0; i < 12; i++) {
            authentication.authenticate("admin", "wrong", "192.0.2.9");
        }
        assertThat(authentication.authenticate("admin", "right", HERE)).isInstanceOf(Authenticated.class);
    }

    @Test
    void forgetsARememberedPasswordWhenItIsChanged() {
        authentication.authenticate("admin", "right", HERE);
        administrators.with("admin", Role.ADMINISTRATOR, "new");
        assertThat(authentication.authenticate("admin", "right", HERE)).isEqualTo(new Wrong());
    }

    @Test
    void rememberedPasswordsCostNoHash() {
        authentication.authenticate("admin", "right", HERE);
        long before = System.nanoTime();
        for (int i = 0; i < 200; i++) {
            authentication.authenticate("admin", "right", HERE);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    private static final class MovedClock extends Clock {
        private Instant now = Instant.parse("2026-11-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
