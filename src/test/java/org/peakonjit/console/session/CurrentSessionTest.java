package org.peakonjit.console.session;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.Administrators.Account;
import org.peakonjit.access.BrowserSession.Session;
import org.peakonjit.access.ConsoleSession;
import org.peakonjit.access.ConsoleSessions;
import org.peakonjit.access.InMemoryAdministrators;
import org.peakonjit.access.InMemoryConsoleSessions;
import org.peakonjit.access.Role;
import org.peakonjit.access.SessionEnd;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.console.BrowserRequests;
import org.peakonjit.console.page.ConsoleCookie;
import org.peakonjit.schedule.ManualClock;

/** Two nodes that share what is in the database, and a browser that goes from one to the other. */
class CurrentSessionTest {

    private final ManualClock clock = new ManualClock("2026-11-24T12:00:00Z");
    private final ConsoleSessions stored = new InMemoryConsoleSessions();
    private final InMemoryAdministrators administrators =
            new InMemoryAdministrators().with("ann", Role.AUDITOR, "secret");
    private final BrowserRequests browser = new BrowserRequests();
    private final CurrentSession here = node(browser.request());
    private final CurrentSession there = node(browser.request());

    private CurrentSession node(HttpServletRequest request) {
        return node(request, Map.of());
    }

    private CurrentSession node(HttpServletRequest request, Map<SettingKey, String> given) {
        Settings settings = TestSettings.in(Path.of("unused"), given);
        return new CurrentSession(request, stored, administrators, new ConsoleCookie(settings), settings, clock);
    }

    private void signIn() {
        Account ann = administrators.find("ann").orElseThrow();
        here.begin(browser.request(), browser.response(), ann);
    }

    @Test
    void isKnownAtTheOtherNodeWithTheSameToken() {
        signIn();

        assertThat(there.of(browser.request()).map(ConsoleSession::administrator))
                .contains(new Administrator("ann", Role.AUDITOR));
        Session session = node(browser.request()).current().orElseThrow();
        assertThat(node(browser.request()).current().map(Session::token)).contains(session.token());
        Cookie cookie = browser.cookies.get(CurrentSession.COOKIE);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
        assertThat(session.token()).doesNotContain(cookie.getValue());
    }

    @Test
    void beginsUnderASecretThatNobodyKnewBefore() {
        signIn();
        Map<String, Cookie> before = Map.copyOf(browser.cookies);
        signIn();

        assertThat(there.of(browser.request())).isPresent();
        browser.cookies.putAll(before);
        assertThat(there.of(browser.request())).as("the one before has ended").isEmpty();
        browser.cookies.put(CurrentSession.COOKIE, new Cookie(CurrentSession.COOKIE, "fixed"));
        assertThat(there.of(browser.request())).isEmpty();
    }

    @Test
    void endsOnAllNodesAtSignOut() {
        signIn();
        Map<String, Cookie> stolen = Map.copyOf(browser.cookies);
        here.end(browser.request(), browser.response());

        assertThat(browser.cookies).isEmpty();
        browser.cookies.putAll(stolen);
        assertThat(there.of(browser.request())).isEmpty();
        assertThat(there.ending(browser.request())).isEmpty();
    }

    @Test
    void endsWithItsAccountsRoleAndSaysSoOnce() {
        signIn();
        administrators.with("ann", Role.ADMINISTRATOR, "secret");
        HttpServletRequest request = browser.request();

        assertThat(there.of(request)).isEmpty();
        assertThat(there.ending(request)).contains(SessionEnd.ACCOUNT);
        assertThat(here.ending(browser.request())).isEmpty();
    }

    @Test
    void endsWhereNobodyMayComeWithACompanyAccountAnyMore() {
        Map<SettingKey, String> groups = Map.of(SettingKey.ADMIN_GROUPS, "admins");
        node(browser.request(), groups)
                .begin(browser.request(), browser.response(), new Administrator("ada", Role.ADMINISTRATOR));

        assertThat(node(browser.request(), groups).of(browser.request())).isPresent();
        assertThat(here.ending(browser.request())).contains(SessionEnd.ACCOUNT);
        assertThat(node(browser.request(), groups).of(browser.request())).isEmpty();
    }

    @Test
    void lastsAsLongAsThePersonDoesSomethingAtAnyNode() {
        signIn();
        clock.now = clock.now.plus(Duration.ofMinutes(29));
        there.active(browser.request());
        clock.now = clock.now.plus(Duration.ofMinutes(29));
        assertThat(here.of(browser.request())).isPresent();
        clock.now = clock.now.plus(Duration.ofMinutes(2));

        HttpServletRequest request = browser.request();
        assertThat(here.ending(request)).contains(SessionEnd.IDLE);
        assertThat(here.of(request)).isEmpty();
    }

    @Test
    void isWrittenDownOnceAMinuteUnlessItIsToBeProlonged() {
        signIn();
        clock.now = clock.now.plus(Duration.ofSeconds(50));

        assertThat(there.active(browser.request()).orElseThrow().idleLeft(clock.instant()))
                .isEqualTo(ConsoleSession.IDLE.minusSeconds(50));
        assertThat(there.prolonged(browser.request()).orElseThrow().idleLeft(clock.instant()))
                .isEqualTo(ConsoleSession.IDLE);
        assertThat(here.of(browser.request()).orElseThrow().lastActive()).isEqualTo(clock.instant());
    }
}
