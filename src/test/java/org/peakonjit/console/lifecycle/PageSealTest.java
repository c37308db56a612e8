package org.peakonjit.console.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.InMemoryAdministrators;
import org.peakonjit.access.InMemoryConsoleSessions;
import org.peakonjit.access.Role;
import org.peakonjit.administration.conflicts.ConflictSweep.Progress;
import org.peakonjit.administration.conflicts.ConflictSweep.Waiting;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.console.BrowserRequests;
import org.peakonjit.console.ConfigurationPage;
import org.peakonjit.console.DiagnosisPage;
import org.peakonjit.console.accounts.AdministratorsPage;
import org.peakonjit.console.alerts.AlertSettingsPage;
import org.peakonjit.console.applications.ApplicationPage;
import org.peakonjit.console.conflicts.DecisionForm;
import org.peakonjit.console.conflicts.ManyDecisions;
import org.peakonjit.console.form.EditConflict;
import org.peakonjit.console.identityproviders.EditIdentityProviderPage;
import org.peakonjit.console.page.ConsoleCookie;
import org.peakonjit.console.policies.EditPolicyPage;
import org.peakonjit.console.session.ConsoleFilter;
import org.peakonjit.console.session.CurrentSession;
import org.peakonjit.console.setup.GuidedIdp;
import org.peakonjit.console.setup.GuidedSetup;
import org.peakonjit.console.setup.PeakonMetadataForm;
import org.peakonjit.schedule.ManualClock;
import org.peakonjit.secret.Sealer;
import org.peakonjit.secret.TestSealers;

class PageSealTest {

    private static final String PAGE = "/console/application.xhtml";

    private final ManualClock clock = new ManualClock("2026-11-24T12:00:00Z");
    private final BrowserRequests browser = new BrowserRequests();
    private final Sealer sealer = TestSealers.fresh();
    private final Settings settings = TestSettings.in(Path.of("unused"), Map.of(SettingKey.ADMIN_GROUPS, "admins"));
    private final CurrentSession session = new CurrentSession(
            browser.request(),
            new InMemoryConsoleSessions(),
            new InMemoryAdministrators(),
            new ConsoleCookie(settings),
            settings,
            clock);

    /** As any node makes it for a request. */
    private PageSeal seal() {
        return new PageSeal(sealer, session, browser.request(), clock);
    }

    private void signIn(String name) {
        session.begin(browser.request(), browser.response(), new Administrator(name, Role.ADMINISTRATOR));
    }

    private Optional<Object> opened(String sealed, String page) {
        return seal().open(sealed, page).map(parts -> parts[0]);
    }

    @Test
    void isNoBurdenWithAsManyConflictsAsAreDecidedAtOnce() {
        Progress many = Progress.of(Stream.generate(() -> new Waiting("peakon", UUID.randomUUID()))
                .limit(ManyDecisions.MOST)
                .toList());
        signIn("ann");

        String sealed = seal().seal(new Object[] {many}, PAGE);

        assertThat(sealed).hasSizeLessThan(100_000);
        assertThat(opened(sealed, PAGE)).contains(many);
    }

    @Test
    void opensOnAnotherNodeAndInTheSamePersonsNextSession() {
        signIn("ann");
        String sealed = seal().seal(new Object[] {Map.of("typed", "secret")}, PAGE);

        assertThat(opened(sealed, PAGE)).contains(Map.of("typed", "secret"));
        signIn("ann");
        assertThat(opened(sealed, PAGE)).isPresent();
        assertThat(new String(Base64.getDecoder().decode(sealed), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("secret", "typed");
    }

    @Test
    void opensForNobodyElseForNoOtherPageAndNotForEver() {
        signIn("ann");
        String sealed = seal().seal(new Object[] {"state"}, PAGE);

        assertThat(opened(sealed, "/console/keys.xhtml")).isEmpty();
        clock.now = clock.now.plus(PageSeal.KEPT);
        signIn("ann");
        assertThat(opened(sealed, PAGE)).isPresent();
        clock.now = clock.now.plus(Duration.ofSeconds(1));
        assertThat(opened(sealed, PAGE)).isEmpty();
        signIn("ben");
        assertThat(opened(seal().seal(new Object[] {"his"}, PAGE), PAGE)).contains("his");
        assertThat(opened(sealed, PAGE)).isEmpty();
    }

    /** As after signing in in another tab. */
    @Test
    void thePageToSignInOpensWhoeverIsSignedInByThen() {
        String sealed = seal().seal(new Object[] {"state"}, ConsoleFilter.SIGN_IN);

        signIn("ann");
        assertThat(opened(sealed, ConsoleFilter.SIGN_IN)).isPresent();
        assertThat(opened(sealed, PAGE)).isEmpty();
        clock.now = clock.now.plus(PageSeal.KEPT).plus(Duration.ofSeconds(1));
        assertThat(opened(sealed, ConsoleFilter.SIGN_IN)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "stateless", "1:1", "rO0ABXA=", "%%%", "AQ=="})
    void whatIsForgedDoesNotOpen(String forged) {
        assertThat(opened(forged, PAGE)).isEmpty();
    }

    /** Of each bean that is kept in its page, everything can be written down. */
    @ParameterizedTest
    @ValueSource(
            classes = {
                AdministratorsPage.class,
                DiagnosisPage.class,
                AlertSettingsPage.class,
                GuidedIdp.class,
                GuidedSetup.class,
                EditIdentityProviderPage.class,
                PeakonMetadataForm.class,
                DecisionForm.class,
                ManyDecisions.class,
                EditPolicyPage.class,
                ApplicationPage.class,
                ConfigurationPage.class
            })
    void whatIsKeptCanBeWritten(Class<?> bean) throws ReflectiveOperationException {
        assertThat(bean.getDeclaredAnnotation(KeptInPage.class)).isNotNull();
        assertThat(KeptBeans.fieldsOf(bean))
                .isNotEmpty()
                .allSatisfy(
                        field -> assertThat(isKept(field)).as(field.toString()).isTrue());
        Object fresh = bean.getDeclaredConstructor().newInstance();
        Object[] values = KeptBeans.fieldsOf(bean).stream()
                .map(field -> value(field, fresh))
                .toArray();
        assertThat(opened(seal().seal(new Object[] {values}, PAGE), PAGE)).isPresent();
    }

    private static boolean isKept(Field field) {
        Class<?> type = field.getType();
        return type.isPrimitive()
                || Serializable.class.isAssignableFrom(type)
                || Collection.class.isAssignableFrom(type)
                        && Stream.of(field.getGenericType()).allMatch(PageSealTest::isListOfKept);
    }

    private static boolean isListOfKept(java.lang.reflect.Type list) {
        return list instanceof java.lang.reflect.ParameterizedType of
                && of.getActualTypeArguments()[0] instanceof Class<?> entry
                && Serializable.class.isAssignableFrom(entry);
    }

    private static Object value(Field field, Object bean) {
        try {
            field.setAccessible(true);
            return field.get(bean);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aConflictComesBackWithItsChoices() {
        EditConflict conflict = new EditConflict(json("before"), json("theirs"), json("mine"), 7);
        conflict.getRows().get(0).setChoice("THEIRS");
        signIn("ann");

        EditConflict back = (EditConflict)
                opened(seal().seal(new Object[] {conflict}, PAGE), PAGE).orElseThrow();
        assertThat(back.version()).isEqualTo(7);
        assertThat(back.getRows().get(0).getMine().asText()).isEqualTo("mine");
        assertThat(back.with(json("mine")).decided()).contains(json("theirs"));
    }

    private static ObjectNode json(String description) {
        return JsonNodeFactory.instance.objectNode().put("description", description);
    }
}
