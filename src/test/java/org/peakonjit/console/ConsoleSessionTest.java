package org.peakonjit.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.Administrators.Account;
import org.peakonjit.access.PasswordHash;
import org.peakonjit.access.Role;

class ConsoleSessionTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Map<String, Object> attributes = new HashMap<>();
    private final HttpServletRequest request = request();
    private int sessionIds;
    private boolean invalidated;

    private HttpServletRequest request() {
        HttpSession session = (HttpSession) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpSession.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAttribute" -> attributes.get(String.valueOf(arguments[0]));
                    case "setAttribute" -> attributes.put(String.valueOf(arguments[0]), arguments[1]);
                    case "invalidate" -> {
                        invalidated = true;
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getSession" -> session;
                    case "changeSessionId" -> String.valueOf(++sessionIds);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static Account account(Role role, String password) {
        return new Account(new Administrator("ann", role), PasswordHash.of(password));
    }

    private ConsoleSession at(Duration later) {
        return ConsoleSession.of(request, NOON.plus(later)).orElseThrow();
    }

    @Test
    void beginsUnderANewSessionId() {
        ConsoleSession.begin(request, account(Role.AUDITOR, "secret"), NOON);

        assertThat(sessionIds).isEqualTo(1);
        assertThat(at(MOMENT).administrator()).isEqualTo(new Administrator("ann", Role.AUDITOR));
    }

    @Test
    void endsHalfAnHourAfterTheLastThingDone() {
        ConsoleSession.begin(request, account(Role.AUDITOR, "secret"), NOON);
        at(Duration.ofMinutes(29)).touch(NOON.plus(Duration.ofMinutes(29)));

        assertThat(at(Duration.ofMinutes(59)).isLocal()).isTrue();
        assertThat(ConsoleSession.of(request, NOON.plus(Duration.ofMinutes(59)).plus(MOMENT)))
                .isEmpty();
        assertThat(invalidated).isTrue();
    }

    @Test
    void endsAfterEightHoursWhateverIsDone() {
        ConsoleSession.begin(request, new Administrator("ann", Role.ADMINISTRATOR), NOON);
        for (int minutes = 20; minutes <= 480; minutes += 20) {
            at(Duration.ofMinutes(minutes)).touch(NOON.plus(Duration.ofMinutes(minutes)));
        }

        assertThat(ConsoleSession.of(request, NOON.plus(ConsoleSession.LONGEST).plus(MOMENT)))
                .isEmpty();
    }

    @Test
    void isOfTheAccountWithThatRoleAndPasswordOnly() {
        Account account = account(Role.ADMINISTRATOR, "secret");
        ConsoleSession.begin(request, account, NOON);

        assertThat(at(MOMENT).isOf(account)).isTrue();
        assertThat(at(MOMENT).isOf(new Account(new Administrator("ann", Role.AUDITOR), account.password())))
                .isFalse();
        assertThat(at(MOMENT).isOf(account(Role.ADMINISTRATOR, "secret"))).isFalse();
    }
}
