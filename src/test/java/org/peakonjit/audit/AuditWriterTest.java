package org.peakonjit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.AdministratorOfTheSettings;
import org.peakonjit.access.Role;
import org.peakonjit.application.Applications.Stored;
import org.peakonjit.application.ConfiguredByFile;
import org.peakonjit.application.Fixtures;
import org.peakonjit.saml.logout.SingleLogout.Side;
import org.peakonjit.signon.SignOnEvent;
import org.peakonjit.signout.SignOutEvent;
import org.peakonjit.signout.SignOutNote;

class AuditWriterTest {

    private final List<AuditEntry> appended = new ArrayList<>();
    private final AuditWriter writer = new AuditWriter(new InMemoryAuditTrail(appended));

    @Test
    void appendsEveryOutcomeWithItsReference() {
        writer.signOn(new SignOnEvent(
                Instant.EPOCH,
                "REF1",
                "peakon",
                "ann@corp.example",
                "https://idp.example",
                SignOnEvent.Flow.PEAKON,
                "license.limit-reached",
                null,
                "10 of 10",
                "127.0.0.1"));
        assertThat(appended).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(AuditEntry.Kind.SIGN_ON);
            assertThat(entry.reference()).isEqualTo("REF1");
            assertThat(entry.outcome()).isEqualTo("license.limit-reached");
            assertThat(entry.person()).isEqualTo("ann@corp.example");
        });
    }

    @Test
    void appendsHowASignOutEnded() {
        writer.signOut(new SignOutEvent(
                Instant.EPOCH,
                "REF2",
                Side.IDP,
                "https://acme.peakon.com/metadata",
                "peakon",
                "ann@corp.example",
                SignOutEvent.PARTIAL,
                SignOutNote.PARTLY.fault("peakon", SignOutNote.IDP.fault()).text(),
                "127.0.0.1"));
        assertThat(appended).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(AuditEntry.Kind.SIGN_OUT);
            assertThat(entry.flow()).isEqualTo("PEAKON");
            assertThat(entry.outcome()).isEqualTo("signed-out-partly");
            assertThat(entry.person()).isEqualTo("ann@corp.example");
            assertThat(entry.english()).isEqualTo("signed out at peakon, not at the company's IdP");
        });
    }

    /** As earlier versions appended it. */
    @Test
    void leavesADetailInWordsAsItIs() {
        writer.signOut(new SignOutEvent(
                Instant.EPOCH,
                "REF3",
                Side.SP,
                null,
                null,
                null,
                SignOutEvent.PARTIAL,
                "the browser remembers no session",
                "127.0.0.1"));
        assertThat(appended)
                .singleElement()
                .satisfies(entry -> assertThat(entry.english()).isEqualTo("the browser remembers no session"));
    }

    @Test
    void appendsWhatAnAdministratorDidBeforeAndAfter() {
        writer.administration(new AdministrativeEvent(
                Instant.EPOCH, "admin", AdministrativeAction.APPLICATION_CHANGED, "peakon", null, "{}", "{\"a\":1}"));
        assertThat(appended).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("admin");
            assertThat(entry.before()).isEqualTo("{}");
            assertThat(entry.after()).isEqualTo("{\"a\":1}");
        });
    }

    @Test
    void appendsWhatTheApplicationsFileChangedWithoutTheToken() {
        Stored before = new Stored(Fixtures.peakon(5), false, 1);
        Stored after = new Stored(Fixtures.peakon(6), true, 2);

        writer.configured(new ConfiguredByFile(Instant.EPOCH, null, before, false));
        writer.configured(new ConfiguredByFile(Instant.EPOCH, before, after, true));

        assertThat(appended)
                .extracting(AuditEntry::outcome, AuditEntry::actor, AuditEntry::object)
                .containsExactly(
                        tuple("application.created", "system", "peakon"),
                        tuple("application.changed", "system", "peakon"));
        assertThat(appended.get(0).before()).isNull();
        assertThat(appended.get(1).before()).contains("\"licenseConsumptionLimit\":5", "\"bearerToken\":null");
        assertThat(appended.get(1).after())
                .contains(
                        "\"licenseConsumptionLimit\":6", "\"bearerToken\":\"********\"", "\"bearerTokenChanged\":true");
    }

    @Test
    void appendsWhatTheSettingsMadeOfTheirAdministrator() {
        Administrator auditor = new Administrator("root", Role.AUDITOR);
        Administrator administrator = new Administrator("root", Role.ADMINISTRATOR);

        writer.administrator(new AdministratorOfTheSettings(Instant.EPOCH, null, administrator));
        writer.administrator(new AdministratorOfTheSettings(Instant.EPOCH, auditor, administrator));

        assertThat(appended)
                .extracting(AuditEntry::outcome, AuditEntry::actor, AuditEntry::before, AuditEntry::after)
                .containsExactly(
                        tuple(
                                "administrator.created",
                                "system",
                                null,
                                "{\"role\":\"administrator\",\"passwordChanged\":true}"),
                        tuple(
                                "administrator.changed",
                                "system",
                                "{\"role\":\"auditor\"}",
                                "{\"role\":\"administrator\",\"passwordChanged\":true}"));
    }

    @Test
    void keepsALogLineOnOneLine() {
        assertThat(AuditWriter.oneLine("a\r\nb\u2028c")).isEqualTo("a b c");
    }
}
