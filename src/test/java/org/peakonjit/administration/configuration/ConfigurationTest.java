package org.peakonjit.administration.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.Saving;
import org.peakonjit.administration.alerts.AlertSettingsChanges;
import org.peakonjit.administration.alerts.CurrentAlertSettings;
import org.peakonjit.administration.applications.ApplicationChanges;
import org.peakonjit.administration.applications.ApplicationRules;
import org.peakonjit.administration.applications.PeakonChanges;
import org.peakonjit.administration.configuration.Configuration.WrongConfigurationException;
import org.peakonjit.administration.identityproviders.IdentityProviderChanges;
import org.peakonjit.administration.policies.PolicyChanges;
import org.peakonjit.alerting.settings.AlertSettingsDocument;
import org.peakonjit.alerting.settings.InMemoryAlertSettings;
import org.peakonjit.application.Application;
import org.peakonjit.application.ApplicationDocument;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.audit.AdministrativeEvent;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.database.AtOnce;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.identityprovider.InMemoryRegisteredIdps;
import org.peakonjit.identityprovider.MetadataOrigin;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.identityprovider.RegisteredIdps;
import org.peakonjit.json.Documents;
import org.peakonjit.json.FieldError;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.license.seat.Holders;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.outbound.GuardedFetch;
import org.peakonjit.policy.AccessPolicy;
import org.peakonjit.policy.InMemorySharedPolicies;
import org.peakonjit.policy.SharedPolicies;
import org.peakonjit.policy.SharedPolicy;
import org.peakonjit.saml.metadata.ConnectedIdps;
import org.peakonjit.saml.metadata.MetadataPreview;
import org.peakonjit.upkeep.InMemoryReconciliations;
import org.peakonjit.upkeep.ReconciliationReport;
import org.peakonjit.upkeep.ReconciliationReport.Finding;
import org.peakonjit.upkeep.Reconciliations;

class ConfigurationTest {

    private static final Settings SETTINGS = TestSettings.in(Path.of("."));
    private static final String TOKEN = "a-secret-token";

    private static final class Installation {
        private final UnitOfWork unitOfWork = new AtOnce();
        private final SharedPolicies policies = new InMemorySharedPolicies();
        private final InMemoryApplications applications = new InMemoryApplications(policies);
        private final InMemorySeats seats = new InMemorySeats();
        private final Reconciliations reports = new InMemoryReconciliations();
        private final RegisteredIdps idps = new InMemoryRegisteredIdps(SETTINGS);
        private final IdentityProviderChanges idpChanges = new IdentityProviderChanges(
                idps,
                ConnectedIdps.watching(idps),
                new MetadataPreview(new GuardedFetch(), Clock.systemUTC()),
                applications,
                unitOfWork,
                new ChangeLog(new RecordedEvents<AdministrativeEvent>(), Clock.systemUTC()));
        private final InMemoryAlertSettings alertSettings = new InMemoryAlertSettings();
        private final CurrentAlertSettings current = new CurrentAlertSettings(alertSettings, applications);
        private final AlertSettingsChanges alerts = new AlertSettingsChanges(
                alertSettings,
                current,
                unitOfWork,
                new ChangeLog(new RecordedEvents<AdministrativeEvent>(), Clock.systemUTC()));
        private final Configuration configuration = new Configuration(
                applications,
                new ApplicationChanges(
                        applications,
                        seats,
                        PeakonChanges.of(seats, reports),
                        new ApplicationRules(idps, policies, SETTINGS),
                        unitOfWork,
                        new ChangeLog(new RecordedEvents<AdministrativeEvent>(), Clock.systemUTC())),
                new ConfiguredPolicies(
                        policies,
                        new PolicyChanges(
                                policies,
                                applications,
                                unitOfWork,
                                new ChangeLog(new RecordedEvents<AdministrativeEvent>(), Clock.systemUTC()))),
                new ConfiguredIdps(idps, idpChanges),
                new ConfiguredAlerts(current, alerts),
                seats,
                unitOfWork);

        ObjectNode export() {
            return Documents.tree(configuration.export());
        }

        void replace(JsonNode document) {
            configuration.replace("admin", Documents.read(ConfigurationDocument.class, document));
        }
    }

    private final Installation one = new Installation();
    private final Installation other = new Installation();
    private final Application peakon = Fixtures.peakon(5);

    @Test
    void isTheSameWhereItIsTakenOverAndHasNoSecrets() {
        one.applications.put(peakon, TOKEN, null);
        ObjectNode exported = one.export();

        other.replace(exported);

        assertThat(exported.toString()).doesNotContain(TOKEN, "bearerToken");
        assertThat(other.export()).isEqualTo(exported);
        assertThat(other.applications.find("peakon")).contains(peakon);
    }

    @Test
    void hasThePoliciesThatApplicationsShare() {
        one.policies.put("Staff", new SharedPolicy("Staff", "", List.of("staff"), List.of()), 0L);
        other.policies.put("Gone", new SharedPolicy("Gone", "", List.of(), List.of()), 0L);
        AccessPolicy reference = new AccessPolicy("Staff", List.of(), List.of(), true);
        one.applications.put(Fixtures.with(peakon.scim(), List.of(reference)), null, null);
        ObjectNode exported = one.export();

        other.replace(exported);

        assertThat(other.export()).isEqualTo(exported);
        assertThat(other.applications
                        .find("peakon")
                        .orElseThrow()
                        .policies()
                        .get(0)
                        .groups())
                .containsExactly("staff");
        exported.remove("policies");
        other.replace(exported);
        assertThat(other.policies.names()).containsExactly("Staff");
        exported.putArray("policies");
        assertThatThrownBy(() -> other.replace(exported))
                .isInstanceOfSatisfying(
                        WrongConfigurationException.class,
                        e -> assertThat(e.errors())
                                .extracting(FieldError::pointer)
                                .containsExactly("/applications/0/policies/0/shared"));
    }

    @Test
    void keepsTheTokenThatIsThere() {
        one.applications.put(peakon, TOKEN, null);

        one.replace(one.export());

        assertThat(one.applications.bearerToken("peakon")).contains(TOKEN);
    }

    @Test
    void writesNothingThatIsSoAlready() {
        one.applications.put(peakon, TOKEN, null);
        ObjectNode other = one.export();
        other.withObject("/alerts/licenses").put("rearmBelow", 7);
        one.replace(other);
        long alerts = one.alertSettings.find().version();
        ObjectNode same = one.export();
        ((ObjectNode) same.at("/applications/0/scim")).put("bearerToken", TOKEN);

        one.replace(one.export());
        one.replace(same);

        assertThat(version("peakon")).isEqualTo(1);
        assertThat(one.alertSettings.find().version()).isEqualTo(alerts);

        ((ObjectNode) same.at("/applications/0/scim")).put("bearerToken", "another");
        same.withObject("/alerts/licenses").put("rearmBelow", 8);
        one.replace(same);
        assertThat(version("peakon")).isEqualTo(2);
        assertThat(one.applications.bearerToken("peakon")).contains("another");
        assertThat(one.alertSettings.find().version()).isEqualTo(alerts + 1);
    }

    private long version(String name) {
        return one.applications.findStored(name).orElseThrow().version();
    }

    @Test
    void deletesWhatIsNotInIt() {
        other.applications.put(peakon, null, null);

        other.replace(one.export());

        assertThat(other.applications.all()).isEmpty();
    }

    /** It names people, and another application of that name would inherit it. */
    @Test
    void takesTheReportOfReconciliationAlongWithTheApplication() {
        other.applications.put(peakon, null, null);
        other.reports.keep("peakon", report());

        other.replace(one.export());

        assertThat(other.reports.last("peakon")).isEmpty();
    }

    /** There they may be anybody's. */
    @Test
    void forgetsTheIdsOfAccountsWhereTheirUrlLeadsElsewhere() {
        other.applications.put(peakon, null, null);
        Seat seat = Holders.adopt(other.seats, "ann@corp.example", "7");
        ObjectNode document = other.export();
        other.replace(document);
        assertThat(other.seats.find("peakon", seat.id()).orElseThrow().scimId()).isEqualTo("7");

        ((ObjectNode) document.at("/applications/0/scim")).put("baseUrl", "https://other.peakon.test/scim/v2");
        other.replace(document);

        assertThat(other.seats.find("peakon", seat.id()).orElseThrow().scimId()).isNull();
    }

    private static ReconciliationReport report() {
        Finding nobody = Finding.of(List.of());
        return new ReconciliationReport(
                Instant.EPOCH, null, 1, 0, Finding.of(List.of("x@corp.example")), nobody, nobody, 0, 0);
    }

    @Test
    void refusesToDeleteAnApplicationWithSeats() {
        other.applications.put(peakon, null, null);
        other.reports.keep("peakon", report());
        Holders.reserve(other.seats, "ann@corp.example", Duration.ofSeconds(1));

        assertThatThrownBy(() -> other.replace(one.export()))
                .isInstanceOfSatisfying(
                        WrongConfigurationException.class,
                        e -> assertThat(e.errors().get(0).fault().english()).contains("peakon, which has seats"));
        assertThat(other.applications.all()).hasSize(1);
        assertThat(other.reports.last("peakon")).contains(report());
    }

    @Test
    void pointsToEverythingThatIsWrongAndChangesNothing() {
        one.applications.put(peakon, null, null);
        ObjectNode wrong = one.export().put("version", 2).put("more", true);
        ((ObjectNode) wrong.at("/applications/0/scim")).put("licenseConsumptionLimit", -1);
        wrong.withArray("applications").add(wrong.at("/applications/0").deepCopy());

        assertThatThrownBy(() -> other.replace(wrong))
                .isInstanceOfSatisfying(
                        WrongConfigurationException.class,
                        e -> assertThat(e.errors().toString())
                                .contains(
                                        "/version",
                                        "/more",
                                        "/applications/0/scim/licenseConsumptionLimit",
                                        "/applications/1/name"));
        assertThat(other.applications.all()).isEmpty();
    }

    @Test
    void hasTheIdentityProvidersToo() {
        one.idps.put(idp("partner", "partner.example"), null);
        one.idps.put(idp("staff", "corp.example"), null);
        other.idps.put(idp("former", "partner.example"), null);

        other.replace(one.export());

        assertThat(other.idps.all()).isEqualTo(one.idps.all());
    }

    @Test
    void isRefusedWhereTwoIdentityProvidersSpeakForTheSamePeople() {
        one.idps.put(idp("partner", "partner.example"), null);
        one.idps.put(idp("staff", "partner.example"), null);
        ObjectNode exported = one.export();

        assertThatThrownBy(() -> other.replace(exported))
                .isInstanceOfSatisfying(
                        WrongConfigurationException.class,
                        e -> assertThat(e.errors())
                                .extracting(FieldError::pointer)
                                .containsExactly(
                                        "/identityProviders/0/emailDomains", "/identityProviders/1/emailDomains"));
        assertThat(other.idps.all()).isEmpty();
    }

    /** Of what the document registers and of nothing else, whichever it says first. */
    @Test
    void hasApplicationsThatNameItsIdentityProviders() {
        one.idps.put(idp("partner", "partner.example"), null);
        one.applications.put(namingPartner(), null, null);
        other.idps.put(idp("former", "partner.example"), null);
        ObjectNode exported = one.export();

        other.replace(exported);

        assertThat(other.export()).isEqualTo(exported);
        exported.withArray("/identityProviders").removeAll();
        assertThatThrownBy(() -> other.replace(exported))
                .isInstanceOfSatisfying(
                        WrongConfigurationException.class,
                        e -> assertThat(e.errors())
                                .extracting(FieldError::pointer, FieldError::code)
                                .containsExactly(tuple("/applications/0/saml/identityProviders/0", "unknown")));
        exported.remove("identityProviders");
        other.replace(exported);
        assertThat(other.idps.all()).isEqualTo(one.idps.all());
    }

    private Application namingPartner() {
        ObjectNode json = Documents.tree(peakon);
        json.withObject("/saml").putArray("identityProviders").add("partner");
        return ApplicationDocument.read(json).get().application();
    }

    private static RegisteredIdp idp(String name, String domain) {
        return new RegisteredIdp(
                name,
                "",
                true,
                new MetadataOrigin.At(URI.create("https://" + domain + "/metadata")),
                null,
                List.of(domain),
                false);
    }

    @Test
    void takesTheSettingsOfAlertsOverWithoutTheirSecretsAndKeepsThoseThatAreThere() throws Exception {
        one.applications.put(peakon, TOKEN, null);
        JsonNode settings = new JsonMapper().readTree("""
                {"licenses": {"thresholds": [70], "applications": [{"name": "peakon", "thresholds": [50]}]},
                 "mail": {"enabled": true, "host": "localhost", "user": "u", "password": "a-password",
                          "from": "a@corp.example", "to": ["b@corp.example"]}}""");
        assertThat(one.alerts.save("admin", Documents.read(AlertSettingsDocument.class, settings), version -> true))
                .isInstanceOf(Saving.Saved.class);
        ObjectNode exported = one.export();

        other.replace(exported);
        one.replace(exported);

        assertThat(exported.toString()).doesNotContain("a-password", "password", "secret");
        assertThat(other.export()).isEqualTo(exported);
        assertThat(one.alertSettings.mailPassword()).contains("a-password");
        exported.remove("alerts");
        one.replace(exported);
        assertThat(one.alertSettings.find().settings().licenses().general()).containsExactly(70);
    }

    @Test
    void pointsToWhatIsWrongWithTheSettingsOfAlerts() {
        ObjectNode wrong = one.export();
        wrong.withObject("/alerts/mail").put("port", 0);

        assertThatThrownBy(() -> other.replace(wrong))
                .isInstanceOfSatisfying(
                        WrongConfigurationException.class,
                        e -> assertThat(e.errors().toString()).contains("/alerts/mail/port"));
    }
}
