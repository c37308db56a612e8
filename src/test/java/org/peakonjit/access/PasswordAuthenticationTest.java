package org.peakonjit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.peakonjit.access.AuthenticationResult.Authenticated;
import org.peakonjit.access.AuthenticationResult.Throttled;
import org.peakonjit.access.AuthenticationResult.Wrong;
import org.peakonjit.schedule.ManualClock;

class PasswordAuthenticationTest {

    private static final Origin HERE = Origin.of("192.0.2.1");
    private static final Duration LONGER_THAN_REMEMBERED = Duration.ofMinutes(6);

    private final InMemoryAdministrators administrators = new InMemoryAdministrators()
            .with("admin", Role.ADMINISTRATOR, "right")
            .with("eve", Role.AUDITOR, "seen");
    private final ManualClock clock = new ManualClock("2026-11-01T00:00:00Z");
    private final InMemoryKnownOrigins origins = new InMemoryKnownOrigins();
    private final PasswordAuthentication authentication = node();

    private PasswordAuthentication node() {
        return new PasswordAuthentication(
                administrators, origins, new VerifiedPasswords(clock), clock, InMemoryAdministrators.quicklyHashed(""));
    }

    /** What a stranger at as many addresses gets for that many wrong passwords. */
    private List<AuthenticationResult> hammer(String name, int tries) {
        return IntStream.range(0, tries)
                .mapToObj(i -> authentication.authenticate(name, "wrong", Origin.of("198.51.100." + i)))
                .toList();
    }

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

    /** They are compared with nothing, but each is a line of the audit. */
    @Test
    void makesAnAddressWaitAlsoForWhatIsTooLong() {
        for (int i = 0; i < 15; i++) {
            assertThat(authentication.authenticate("a".repeat(500), "wrong", HERE))
                    .isEqualTo(new Wrong());
            assertThat(authentication.authenticate("admin", "a".repeat(5000), HERE))
                    .isEqualTo(new Wrong());
        }

        assertThat(authentication.authenticate("a".repeat(500), "wrong", HERE)).isInstanceOf(Throttled.class);
        assertThat(authentication.authenticate("admin", "a".repeat(5000), HERE)).isInstanceOf(Throttled.class);
        assertThat(authentication.authenticate("admin", "right", Origin.of("192.0.2.2")))
                .isInstanceOf(Authenticated.class);
    }

    /** PostgreSQL fails at NUL, which must not tell such a name from any other that is unknown. */
    @Test
    void knowsNoAccountWithControlCharacters() {
        administrators.with("a\u0000b", Role.ADMINISTRATOR, "right");

        assertThat(authentication.authenticate("a\u0000b", "right", HERE)).isEqualTo(new Wrong());
        assertThat(authentication.authenticate("a\u0085b", "right", HERE)).isEqualTo(new Wrong());
        assertThat(hammer("a\u0000c", 12)).isEqualTo(hammer("nobody", 12));
    }

    @Test
    void makesAnAccountWaitWhereverTheTriesComeFrom() {
        for (int i = 0; i < 10; i++) {
            assertThat(authentication.authenticate("admin", "wrong", Origin.of("192.0.2." + i)))
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
    void makesAnAddressWaitWhateverAccountsItTries() {
        for (int i = 0; i < 30; i++) {
            assertThat(authentication.authenticate("account" + i, "wrong", HERE))
                    .isEqualTo(new Wrong());
        }
        assertThat(authentication.authenticate("another", "wrong", HERE)).isInstanceOf(Throttled.class);
        assertThat(authentication.authenticate("eve", "seen", Origin.of("192.0.2.2")))
                .isInstanceOf(Authenticated.class);
    }

    @Test
    void takesIpv6AddressesOfOneCustomerForOne() {
        for (int i = 0; i < 30; i++) {
            authentication.authenticate("account" + i, "wrong", Origin.of("2001:db8:0:1::" + i));
        }
        assertThat(authentication.authenticate("another", "wrong", Origin.of("2001:db8:0:1:ffff::1")))
                .isInstanceOf(Throttled.class);
        assertThat(authentication.authenticate("another", "wrong", Origin.of("2001:db8:0:2::1")))
                .isEqualTo(new Wrong());
    }

    @Test
    void aThrottledAddressUsesUpNoTriesOfAnAccount() {
        for (int i = 0; i < 40; i++) {
            authentication.authenticate("account" + i, "wrong", HERE);
        }
        for (int i = 0; i < 20; i++) {
            assertThat(authentication.authenticate("admin", "wrong", HERE)).isInstanceOf(Throttled.class);
        }
        assertThat(authentication.authenticate("admin", "right", Origin.of("192.0.2.2")))
                .isInstanceOf(Authenticated.class);
    }

    @Test
    void doesNotLockOutWhoSignedInAMomentAgo() {
        authentication.authenticate("admin", "right", HERE);
        hammer("admin", 12);
        assertThat(authentication.authenticate("admin", "right", Origin.of("192.0.2.77")))
                .isInstanceOf(Authenticated.class);
    }

    @Test
    void letsTheOwnerInFromAKnownAddressWhateverStrangersTry() {
        authentication.authenticate("admin", "right", HERE);
        clock.now = clock.now.plus(Duration.ofDays(30));

        assertThat(hammer("admin", 40)).endsWith(new Throttled(Duration.ofSeconds(30)));

        assertThat(authentication.authenticate("admin", "right", HERE)).isInstanceOf(Authenticated.class);
    }

    @Test
    void letsTheOwnerInFromAKnownBrowserWhateverHappensAtItsAddress() {
        authentication.authenticate("admin", "right", Origin.of("192.0.2.1", "mine"));
        clock.now = clock.now.plus(LONGER_THAN_REMEMBERED);
        for (int i = 0; i < 40; i++) {
            authentication.authenticate("admin", "wrong", HERE);
            authentication.authenticate("account" + i, "wrong", HERE);
        }
        hammer("admin", 40);

        assertThat(authentication.authenticate("admin", "right", HERE)).isInstanceOf(Throttled.class);
        assertThat(authentication.authenticate("admin", "right", Origin.of("192.0.2.1", "another")))
                .isInstanceOf(Throttled.class);
        assertThat(authentication.authenticate("admin", "right", Origin.of("203.0.113.9", "mine")))
                .isInstanceOf(Authenticated.class);
    }

    @Test
    void throttlesKnownOriginsToo() {
        authentication.authenticate("admin", "right", HERE);
        for (int i = 0; i < 10; i++) {
            assertThat(authentication.authenticate("admin", "wrong", HERE)).isEqualTo(new Wrong());
        }
        assertThat(authentication.authenticate("admin", "wrong", HERE))
                .isEqualTo(new Throttled(Duration.ofSeconds(30)));
    }

    @Test
    void knowsAnOriginForTheAccountAlone() {
        authentication.authenticate("admin", "right", HERE);
        hammer("eve", 10);

        assertThat(authentication.authenticate("eve", "seen", HERE)).isInstanceOf(Throttled.class);
    }

    @Test
    void forgetsAnOriginThatIsNotUsedForLong() {
        authentication.authenticate("admin", "right", HERE);
        clock.now = clock.now.plus(PasswordAuthentication.KNOWN_FOR).plusSeconds(1);
        hammer("admin", 10);

        assertThat(authentication.authenticate("admin", "right", HERE)).isInstanceOf(Throttled.class);
    }

    @Test
    void knowsOnEveryNodeWhereTheOwnerSignedIn() {
        node().authenticate("admin", "right", HERE);
        hammer("admin", 12);

        assertThat(authentication.authenticate("admin", "right", HERE)).isInstanceOf(Authenticated.class);
    }

    /** Else an origin would stay unknown that is used while the password is remembered. */
    @Test
    void notesAnOriginAlsoWhereThePasswordIsRemembered() {
        authentication.authenticate("admin", "right", Origin.of("192.0.2.50"));
        authentication.authenticate("admin", "right", HERE);
        clock.now = clock.now.plus(LONGER_THAN_REMEMBERED);
        hammer("admin", 40);

        assertThat(authentication.authenticate("admin", "right", HERE)).isInstanceOf(Authenticated.class);
    }

    @Test
    void throttlesAnUnknownAccountAsAKnownOne() {
        assertThat(hammer("nobody", 12)).isEqualTo(hammer("admin", 12));
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
}
