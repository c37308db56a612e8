package org.peakonjit.console.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.administration.reports.SignOnTraces;
import org.peakonjit.audit.AuditEntries;
import org.peakonjit.audit.InMemoryAuditTrail;
import org.peakonjit.config.TestSettings;
import org.peakonjit.console.page.Messages;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.logout.LogoutFault;
import org.peakonjit.saml.metadata.ConnectedIdps;
import org.peakonjit.signout.SignOutEvent;
import org.peakonjit.signout.SignOutNote;
import org.peakonjit.trace.StepKind;
import org.peakonjit.trace.TraceStep;

class SignOnPageTest {

    private static final String REFERENCE = "A10BCDEFGH";

    private final InMemoryAuditTrail trail = new InMemoryAuditTrail(new ArrayList<>());
    private final SignOnPage page = new SignOnPage();

    @TempDir
    private Path dataDir;

    @BeforeEach
    void speakGerman() {
        page.traces = new SignOnTraces(trail, ConnectedIdps.loaded(TestSettings.in(dataDir)));
        page.messages = new Messages() {
            @Override
            public Locale locale() {
                return Locale.GERMAN;
            }
        };
    }

    private String shown(StepKind kind, String value) {
        TraceStep step = new TraceStep(1, kind, Map.of("reason", value));
        return page.value(step, page.details(step).get(0));
    }

    @Test
    void saysInWordsWhyASignOnBeganAnew() {
        Fault reason = Fault.of("response.restartUnsolicited");

        assertThat(shown(StepKind.RESTARTED, reason.code()))
                .isEqualTo(reason.in(Locale.GERMAN))
                .isNotEqualTo(reason.code());
        assertThat(shown(StepKind.RESTARTED, "restart: unsolicited"))
                .as("as earlier versions kept it")
                .isEqualTo("restart: unsolicited");
    }

    /** An attribute may be called as any detail is. */
    @Test
    void showsOtherDetailsAsTheyAre() {
        assertThat(shown(StepKind.ATTRIBUTES_READ, "response.restartUnsolicited"))
                .isEqualTo("response.restartUnsolicited");
    }

    @Test
    void tellsWhereAPersonIsSignedOutAndWhereNot() {
        open(SignOutEvent.PARTIAL, SignOutNote.PARTLY.fault(SignOutNote.IDP.fault(), "peakon"));

        assertThat(page.isSignOut()).isTrue();
        assertThat(page.isGood()).isFalse();
        assertThat(page.getReason()).startsWith("Nicht überall abgemeldet");
        assertThat(page.getDetail())
                .isEqualTo("Abgemeldet bei dem Identitätsanbieter des Unternehmens, nicht bei peakon");
        assertThat(page.getSteps()).isEmpty();
    }

    @Test
    void tellsThatAPersonIsSignedOutEverywhere() {
        open(SignOutEvent.COMPLETE, SignOutNote.EVERYWHERE.fault("peakon"));

        assertThat(page.isGood()).isTrue();
        assertThat(page.getReason()).isNull();
    }

    @Test
    void tellsWhyNobodyIsSignedOut() {
        open("saml.invalid-response", LogoutFault.REFUSED.fault(LogoutFault.NOT_SIGNED.fault()));

        assertThat(page.isGood()).isFalse();
        assertThat(page.getReason()).isEqualTo(page.messages.refusal("saml.invalid-response"));
        assertThat(page.getDetail()).isEqualTo("Abmeldung: Die Nachricht ist nicht von ihrem Issuer signiert");
    }

    private void open(String outcome, Fault detail) {
        trail.append(AuditEntries.signOut(Instant.EPOCH, REFERENCE, outcome, detail));
        page.setReference("a1ob-cdefgh");
        page.open();
    }
}
