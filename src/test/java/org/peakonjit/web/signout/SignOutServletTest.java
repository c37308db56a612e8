package org.peakonjit.web.signout;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.network.ClientAddresses;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.logout.IncomingLogout.Asked;
import org.peakonjit.saml.logout.SingleLogout;
import org.peakonjit.saml.logout.SingleLogout.Side;
import org.peakonjit.saml.metadata.ConnectedIdps;
import org.peakonjit.saml.replay.InMemoryUsedAssertions;
import org.peakonjit.saml.sp.RealServiceProvider;
import org.peakonjit.secret.TestSealers;
import org.peakonjit.signout.Participant;
import org.peakonjit.signout.PendingSignOut;
import org.peakonjit.signout.SignOut;
import org.peakonjit.signout.SignOutEvent;
import org.peakonjit.signout.SignOutNote;
import org.peakonjit.signout.SignOutSeal;
import org.peakonjit.signout.SignOutStep;
import org.peakonjit.subject.SessionName;
import org.peakonjit.web.request.StateCookies;
import org.peakonjit.web.signon.SignOutCookies;

class SignOutServletTest {

    private static final String UNSIGNED = base64("<LogoutResponse xmlns=\"urn:oasis:names:tc:SAML:2.0:protocol\"/>");
    private static final String UNSIGNED_ANSWER =
            base64("<LogoutResponse xmlns=\"urn:oasis:names:tc:SAML:2.0:protocol\" InResponseTo=\"_1\"/>");

    private final SignOutSeal seal = new SignOutSeal(TestSealers.fresh(), Clock.systemUTC());
    private final RecordedEvents<SignOutEvent> events = new RecordedEvents<>();
    private final Map<String, String> headers = new HashMap<>();
    private final List<Cookie> set = new ArrayList<>();

    @TempDir
    private Path dataDir;

    /** The IdP asks them anew in any case. */
    @Test
    void letsAPersonSignInAsSomebodyElseThoughTheAnswerIsNotBelieved() throws Exception {
        post(UNSIGNED, null);

        assertThat(headers).containsEntry("Location", "/login/peakon?account=anew");
        assertThat(set).isEmpty();
        assertThat(events.fired())
                .extracting(SignOutEvent::outcome)
                .containsExactly(RefusalCode.SAML_INVALID_RESPONSE.code());
    }

    /** Its request is the one under way: the IdP counts as not signed out, and the sign-out has run its course. */
    @Test
    void endsTheSignOutOfSomebodyElseByAnAnswerThatIsNotBelieved() throws Exception {
        post(UNSIGNED_ANSWER, null);

        assertThat(headers).containsEntry("Location", "/login/peakon?account=anew");
        assertThat(set).extracting(Cookie::getName).containsExactly(SignOutCookies.SESSIONS, SignOutCookies.PENDING);
        assertThat(events.fired())
                .extracting(SignOutEvent::outcome)
                .containsExactly(RefusalCode.SAML_INVALID_RESPONSE.code(), SignOutEvent.PARTIAL);
        assertThat(events.fired().get(1).detail())
                .isEqualTo(SignOutNote.NOWHERE.fault(SignOutNote.IDP.fault()).text());
    }

    @Test
    void leadsThemOnToWhereTheyWereGoing() throws Exception {
        post(UNSIGNED, "/surveys/42");

        assertThat(headers).containsEntry("Location", "/login/peakon?target=%2Fsurveys%2F42&account=anew");
    }

    private void post(String message, @Nullable String target) throws Exception {
        PendingSignOut pending = new PendingSignOut(
                "_1",
                new Participant(
                        Side.SP,
                        "https://idp.corp.example",
                        "",
                        new SessionName("alice@corp.example", null, null, null, "_s")),
                new PendingSignOut.Origin(Side.SP, "", "peakon", "", target),
                List.of(),
                List.of(),
                List.of(),
                Instant.now());
        Cookie cookie = new Cookie(SignOutCookies.PENDING, seal.seal(pending).orElseThrow());
        servlet().doPost(request(cookie, message), response());
    }

    private static String base64(String xml) {
        return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }

    private SignOutServlet servlet() {
        Settings settings = TestSettings.in(dataDir);
        SignOutServlet servlet = new SignOutServlet();
        servlet.logout = new SingleLogout(
                settings,
                new GeneratedKeys(),
                ConnectedIdps.loaded(settings),
                new InMemoryApplications(),
                new InMemoryUsedAssertions(),
                Clock.systemUTC());
        servlet.signOut = new SignOut(servlet.logout, Clock.systemUTC());
        servlet.cookies = new SignOutCookies(
                new StateCookies(
                        settings,
                        RealServiceProvider.of(settings, new GeneratedKeys(), ConnectedIdps.loaded(settings))),
                seal);
        servlet.record = record(settings);
        return servlet;
    }

    private SignOutRecord record(Settings settings) {
        InMemoryApplications applications = new InMemoryApplications();
        applications.put(Fixtures.peakon(1), null, null);
        return new SignOutRecord(events, new ClientAddresses(settings), applications, Clock.systemUTC());
    }

    /** Also where it is over at once, and no participant of a session says which it is. */
    @ParameterizedTest
    @CsvSource({"IDP, peakon", "SP,"})
    void tellsTheAuditWhichApplicationBeganIt(Side side, @Nullable String application) {
        SignOutRecord record = record(TestSettings.in(dataDir));
        Asked asked = new Asked(
                Fixtures.saml().entityId(), "_1", null, new SessionName("alice", null, null, null, null), List.of());

        record.ended(
                request(new Cookie("none", ""), UNSIGNED),
                record.begun(side, asked),
                new SignOutStep.Ended(List.of(), List.of(), true, Optional.empty()));

        assertThat(events.fired())
                .singleElement()
                .extracting(SignOutEvent::application)
                .isEqualTo(application);
    }

    private static HttpServletRequest request(Cookie cookie, String message) {
        return fake(HttpServletRequest.class, (method, arguments) -> switch (method) {
            case "getMethod" -> "POST";
            case "getServletPath" -> "/saml/slo";
            case "getContextPath" -> "";
            case "getRemoteAddr" -> "192.0.2.7";
            case "getContentType" -> "application/x-www-form-urlencoded";
            case "getContentLengthLong" -> 100L;
            case "getHeaders" -> Collections.emptyEnumeration();
            case "getCookies" -> new Cookie[] {cookie};
            case "getParameterValues" -> "SAMLResponse".equals(arguments[0]) ? new String[] {message} : null;
            default -> null;
        });
    }

    private HttpServletResponse response() {
        return fake(HttpServletResponse.class, (method, arguments) -> switch (method) {
            case "setHeader" -> headers.put(String.valueOf(arguments[0]), String.valueOf(arguments[1]));
            case "addCookie" -> set.add((Cookie) arguments[0]);
            default -> null;
        });
    }

    private interface Call {
        Object of(String method, Object[] arguments);
    }

    private static <T> T fake(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object answer = call.of(method.getName(), arguments);
                    return method.getReturnType() == void.class ? null : answer;
                }));
    }
}
