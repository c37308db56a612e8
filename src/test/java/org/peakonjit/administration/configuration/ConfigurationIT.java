package org.peakonjit.administration.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.alerts.AlertSettingsChanges;
import org.peakonjit.administration.alerts.CurrentAlertSettings;
import org.peakonjit.administration.applications.ApplicationChanges;
import org.peakonjit.administration.applications.ApplicationRules;
import org.peakonjit.administration.applications.PeakonChanges;
import org.peakonjit.administration.configuration.Configuration.WrongConfigurationException;
import org.peakonjit.administration.identityproviders.IdentityProviderChanges;
import org.peakonjit.administration.policies.PolicyChanges;
import org.peakonjit.alerting.settings.InMemoryAlertSettings;
import org.peakonjit.application.Applications;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.jpa.StoredApplications;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.identityprovider.InMemoryRegisteredIdps;
import org.peakonjit.identityprovider.RegisteredIdps;
import org.peakonjit.json.Documents;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.outbound.GuardedFetch;
import org.peakonjit.policy.jpa.StoredPolicies;
import org.peakonjit.saml.metadata.ConnectedIdps;
import org.peakonjit.saml.metadata.MetadataPreview;
import org.peakonjit.upkeep.InMemoryReconciliations;

/** What one installation exports, another one with a database of its own takes over. */
class ConfigurationIT {

    private record Installation(TestNode node, Applications applications, Configuration configuration)
            implements AutoCloseable {

        static Installation on(TestDatabase kind) {
            TestNode node = new TestNode(kind.fresh());
            Applications applications = StoredApplications.in(node);
            InMemorySeats seats = new InMemorySeats();
            ChangeLog changes = new ChangeLog(new RecordedEvents<>(), Clock.systemUTC());
            RegisteredIdps idps = new InMemoryRegisteredIdps(node.settings);
            IdentityProviderChanges idpChanges = new IdentityProviderChanges(
                    idps,
                    ConnectedIdps.watching(idps),
                    new MetadataPreview(new GuardedFetch(), Clock.systemUTC()),
                    applications,
                    node.unitOfWork,
                    changes);
            InMemoryAlertSettings alertSettings = new InMemoryAlertSettings();
            CurrentAlertSettings currentAlerts = new CurrentAlertSettings(alertSettings, applications);
            return new Installation(
                    node,
                    applications,
                    new Configuration(
                            applications,
                            new ApplicationChanges(
                                    applications,
                                    seats,
                                    PeakonChanges.of(seats, new InMemoryReconciliations()),
                                    new ApplicationRules(idps, StoredPolicies.in(node), node.settings),
                                    node.unitOfWork,
                                    changes),
                            new ConfiguredPolicies(
                                    StoredPolicies.in(node),
                                    new PolicyChanges(StoredPolicies.in(node), applications, node.unitOfWork, changes)),
                            new ConfiguredIdps(idps, idpChanges),
                            new ConfiguredAlerts(
                                    currentAlerts,
                                    new AlertSettingsChanges(alertSettings, currentAlerts, node.unitOfWork, changes)),
                            seats,
                            node.unitOfWork));
        }

        @Override
        public void close() {
            node.close();
        }
    }

    @Test
    void isTheSameOnAnotherNodeWithAnotherDatabase() {
        try (Installation one = Installation.on(TestDatabase.H2);
                Installation other = Installation.on(TestDatabase.POSTGRESQL)) {
            one.applications().put(Fixtures.peakon(5), "a-secret-token", null);
            ObjectNode exported = Documents.tree(one.configuration().export());

            other.configuration().replace("admin", Documents.read(ConfigurationDocument.class, exported));

            assertThat(Documents.tree(other.configuration().export())).isEqualTo(exported);
            assertThat(exported.toString()).doesNotContain("a-secret-token");
            assertThat(other.applications().find("peakon")).contains(Fixtures.peakon(5));
            assertThat(other.applications().bearerToken("peakon")).isEmpty();
        }
    }

    /** The second application is found to be impossible when the first is written already. */
    @Test
    void isTakenOverAsAWholeOrNotAtAll() {
        try (Installation one = Installation.on(TestDatabase.POSTGRESQL)) {
            one.applications().put(Fixtures.peakon(5), "a-secret-token", null);
            ConfigurationExport before = one.configuration().export();
            ObjectNode wanted = Documents.tree(one.configuration().export());
            ObjectNode first = (ObjectNode) wanted.at("/applications/0");
            ObjectNode moved = first.deepCopy();
            first.put("name", "first");
            moved.withObject("/scim").put("baseUrl", "https://elsewhere.example/scim");
            wanted.withArray("/applications").add(moved);

            assertThatThrownBy(() ->
                            one.configuration().replace("admin", Documents.read(ConfigurationDocument.class, wanted)))
                    .isInstanceOf(WrongConfigurationException.class);

            assertThat(one.configuration().export()).isEqualTo(before);
            assertThat(one.applications().bearerToken("peakon")).contains("a-secret-token");
        }
    }
}
