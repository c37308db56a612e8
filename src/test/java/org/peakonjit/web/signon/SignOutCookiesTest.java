package org.peakonjit.web.signon;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.application.Fixtures;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.metadata.ConnectedIdps;
import org.peakonjit.saml.sp.RealServiceProvider;
import org.peakonjit.secret.TestSealers;
import org.peakonjit.signout.SignOutSeal;
import org.peakonjit.subject.SessionName;
import org.peakonjit.web.RecordedPage;
import org.peakonjit.web.request.StateCookies;
import org.peakonjit.web.signon.HandOffContext.Authenticated;

class SignOutCookiesTest {

    private final List<Cookie> set = new ArrayList<>();

    @TempDir
    private Path dataDir;

    /** What an earlier sign-on left there would be taken for all that there is to sign out. */
    @Test
    void rememberNothingWhereTheLatestSignOnIsTooMuch() {
        remember("alice@corp.example");
        remember("x".repeat(2000));

        assertThat(set)
                .extracting(Cookie::getName)
                .containsOnly(SignOutCookies.SESSIONS)
                .hasSize(2);
        assertThat(set.get(0).getMaxAge()).isPositive();
        assertThat(set.get(1).getMaxAge()).isZero();
    }

    private void remember(String nameId) {
        Settings settings = TestSettings.in(dataDir);
        StateCookies cookies = new StateCookies(
                settings, RealServiceProvider.of(settings, new GeneratedKeys(), ConnectedIdps.loaded(settings)));
        HandOffContext context = new HandOffContext(
                "peakon",
                "alice@corp.example",
                null,
                new Authenticated(Instant.now(), null, List.of(), null, null),
                "https://idp.corp.example",
                new SessionName(nameId, null, null, null, "_1"));
        new SignOutCookies(cookies, new SignOutSeal(TestSealers.fresh(), Clock.systemUTC()))
                .remember(new RecordedPage().request(), response(), Fixtures.peakon(1), context, null);
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, method, arguments) -> {
                    set.add((Cookie) arguments[0]);
                    return null;
                });
    }
}
