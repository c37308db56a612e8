package org.peakonjit.console.identityproviders;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.keys.KeyChanges;
import org.peakonjit.audit.AdministrativeEvent;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.session.Viewer;
import org.peakonjit.database.AtOnce;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.saml.keys.Rollovers;
import org.peakonjit.saml.keys.SamlKeys.Use;

class KeysPageTest {

    private final RecordedEvents<AdministrativeEvent> audit = new RecordedEvents<>();
    private final List<String> said = new ArrayList<>();
    private final KeysPage page = new KeysPage();

    /** What the browser shows of the signing keys; null = what there is. */
    private @Nullable String shown;

    @BeforeEach
    void open() {
        page.request = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> shown == null ? shownOf(String.valueOf(arguments[0])) : shown);
        page.clock = Clock.systemUTC();
        page.rollover = Rollovers.inMemory();
        page.changes = new KeyChanges(page.rollover, new AtOnce(), new ChangeLog(audit, page.clock));
        page.viewer = new Viewer() {
            @Override
            public String getName() {
                return "admin";
            }
        };
        page.messages = new Messages() {
            @Override
            public Locale locale() {
                return Locale.ENGLISH;
            }

            @Override
            public void done(String key, Object... arguments) {
                said.add(text(key, arguments));
            }

            @Override
            public void wrong(String key, Object... arguments) {
                said.add("wrong: " + text(key, arguments));
            }
        };
    }

    private String shownOf(String field) {
        return page.getAll().stream()
                .filter(one -> field.equals("shown-" + one.getName()))
                .map(OwnKeysView::getShown)
                .findFirst()
                .orElseThrow();
    }

    private OwnKeysView signing() {
        return page.getAll().get(0);
    }

    @Test
    void offersEachStepInItsTurnOnly() {
        assertThat(signing().isNext() || signing().isPrevious()).isFalse();
        page.publish(Use.IDP_SIGNING);
        assertThat(signing().isNext()).isTrue();
        page.setUploaded(true);
        page.switchOver(Use.IDP_SIGNING);
        assertThat(signing().isNext()).isFalse();
        assertThat(signing().isPrevious()).isTrue();
        page.retire(Use.IDP_SIGNING);
        assertThat(signing().isPrevious()).isFalse();

        assertThat(audit.fired())
                .extracting(event -> event.action().code() + " " + event.object() + " by " + event.actor())
                .containsExactly(
                        "key.published signing by admin",
                        "key.switched signing by admin",
                        "key.retired signing by admin");
    }

    @Test
    void switchesWhatPeakonChecksOnlyWhenItsCertificateIsUploaded() {
        page.publish(Use.IDP_SIGNING);

        page.switchOver(Use.IDP_SIGNING);

        assertThat(said).last().asString().startsWith("wrong: Upload the certificate");
        assertThat(signing().isNext()).isTrue();
    }

    @Test
    void takesAStepOnlyOfTheKeyPairsThatItsPageShowed() {
        page.publish(Use.IDP_SIGNING);
        shown = signing().getShown();
        page.rollover.switchOver(Use.IDP_SIGNING);
        page.rollover.publishNext(Use.IDP_SIGNING);
        String others = signing().getShown();

        page.setUploaded(true);
        page.switchOver(Use.IDP_SIGNING);
        page.retire(Use.IDP_SIGNING);

        assertThat(said)
                .hasSize(3)
                .last()
                .asString()
                .startsWith("wrong: Signing")
                .contains("somebody else took a step");
        assertThat(signing().getShown()).isEqualTo(others);
        assertThat(page.isUploaded()).isFalse();
    }

    @Test
    void takesItForUploadedOnlyWhatItsPageShowed() {
        page.publish(Use.IDP_SIGNING);
        page.setUploaded(true);
        assertThat(page.isUploaded()).isTrue();

        shown = "another";

        assertThat(page.isUploaded()).isFalse();
    }

    @Test
    void saysWhyAStepIsNotTaken() {
        page.switchOver(Use.SP_ENCRYPTION);
        page.retire(Use.SP_ENCRYPTION);
        page.publish(Use.SP_ENCRYPTION);
        page.publish(Use.SP_ENCRYPTION);

        assertThat(said)
                .containsExactly(
                        "wrong: Encryption: publish the next key pair first.",
                        "wrong: Encryption: there is no previous key pair.",
                        "Encryption: the next key pair is published.",
                        "wrong: Encryption: the next key pair is published already.");
    }
}
