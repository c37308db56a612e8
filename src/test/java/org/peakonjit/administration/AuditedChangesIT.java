package org.peakonjit.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.Administrators;
import org.peakonjit.access.FirstAdministrator;
import org.peakonjit.access.PasswordAuthentication;
import org.peakonjit.access.Role;
import org.peakonjit.access.VerifiedPasswords;
import org.peakonjit.access.jpa.StoredAdministrators;
import org.peakonjit.administration.accounts.AdministratorChanges;
import org.peakonjit.administration.accounts.OwnPassword;
import org.peakonjit.administration.alerts.AlertBoard;
import org.peakonjit.administration.alerts.AlertSettingsChanges;
import org.peakonjit.administration.alerts.CurrentAlertSettings;
import org.peakonjit.administration.applications.ApplicationChanges;
import org.peakonjit.administration.applications.ApplicationRules;
import org.peakonjit.administration.applications.PeakonChanges;
import org.peakonjit.administration.configuration.Configuration;
import org.peakonjit.administration.configuration.ConfigurationDocument;
import org.peakonjit.administration.configuration.ConfiguredAlerts;
import org.peakonjit.administration.configuration.ConfiguredIdps;
import org.peakonjit.administration.configuration.ConfiguredPolicies;
import org.peakonjit.administration.conflicts.ConflictDecision;
import org.peakonjit.administration.conflicts.ConflictDecision.OldAccount;
import org.peakonjit.administration.conflicts.ConflictDecision.SamePerson;
import org.peakonjit.administration.conflicts.ConflictDecision.SomebodyElse;
import org.peakonjit.administration.conflicts.ConflictDecisions;
import org.peakonjit.administration.conflicts.DecisionOutcome.Decided;
import org.peakonjit.administration.identityproviders.IdentityProviderChanges;
import org.peakonjit.administration.identityproviders.NewIdentifiers;
import org.peakonjit.administration.keys.KeyChanges;
import org.peakonjit.administration.keys.KeyChanges.Step;
import org.peakonjit.administration.policies.PolicyChanges;
import org.peakonjit.administration.seats.BulkRelease;
import org.peakonjit.administration.seats.SeatReleasing;
import org.peakonjit.alerting.AlertFixtures;
import org.peakonjit.alerting.ChannelKind;
import org.peakonjit.alerting.jpa.StoredAlerts;
import org.peakonjit.alerting.settings.AlertSettingsDocument;
import org.peakonjit.alerting.settings.AlertSettingsStore;
import org.peakonjit.application.Application;
import org.peakonjit.application.ApplicationDocument;
import org.peakonjit.application.Applications;
import org.peakonjit.application.jpa.StoredApplications;
import org.peakonjit.audit.WrittenAudit;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.TestSettings;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.conflict.ConflictQuery;
import org.peakonjit.conflict.Conflicts;
import org.peakonjit.conflict.jpa.StoredConflicts;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.identityprovider.RegisteredIdps;
import org.peakonjit.identityprovider.jpa.StoredIdps;
import org.peakonjit.json.Documents;
import org.peakonjit.license.Seats;
import org.peakonjit.license.jpa.StoredSeats;
import org.peakonjit.license.person.Recognition;
import org.peakonjit.license.person.TrustedIssuers;
import org.peakonjit.license.seat.Holders;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.outbound.GuardedFetch;
import org.peakonjit.policy.jpa.StoredPolicies;
import org.peakonjit.provisioning.FakePeakon;
import org.peakonjit.saml.keys.KeyRollover;
import org.peakonjit.saml.keys.Rollovers;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.saml.keys.jpa.StoredKeyPairs;
import org.peakonjit.saml.metadata.ConnectedIdps;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.saml.metadata.MetadataPreview;
import org.peakonjit.signon.SignOnParts;
import org.peakonjit.subject.Person;
import org.peakonjit.upkeep.ConflictSettlement;
import org.peakonjit.upkeep.Deprovisioning;
import org.peakonjit.upkeep.Deprovisioning.AccountFate;
import org.peakonjit.upkeep.InMemoryReconciliations;

/** Rule W9: a change and its audit entry are one transaction. */
class AuditedChangesIT {

    private static final String PASSWORD = "long enough for all";
    private static final List<String> TABLES = List.of(
            "application",
            "identity_provider",
            "administrator",
            "saml_key",
            "seat",
            "former_holder",
            "subject_conflict",
            "identifier_renewal",
            "alert_settings",
            "outbox");
    private static final Map<TestDatabase, Office> OFFICES = new EnumMap<>(TestDatabase.class);

    @BeforeAll
    static void open() {
        for (TestDatabase kind : TestDatabase.values()) {
            Office office = new Office(new TestNode(kind.fresh()));
            office.rollover.keys(Use.IDP_SIGNING); // the first key pair is made by whoever asks
            OFFICES.put(kind, office);
        }
    }

    @AfterAll
    static void close() {
        OFFICES.values().forEach(office -> office.node.close());
    }

    /** What administrators have, over a database of its own. */
    private static final class Office {
        private final TestNode node;
        private final WrittenAudit audit;
        private final ChangeLog changes;
        private final Applications applications;
        private final Seats seats;
        private final RegisteredIdps registered;
        private final Conflicts conflicts;
        private final IdentityProviders idps;
        private final IdentityProviders example;
        private final Administrators administrators;
        private final KeyRollover rollover;
        private final ApplicationChanges applicationChanges;
        private final PolicyChanges policyChanges;
        private final IdentityProviderChanges idpChanges;
        private final AlertSettingsChanges alertChanges;
        private final AdministratorChanges administratorChanges;
        private final SeatReleasing releasing;
        private final Configuration configuration;

        Office(TestNode node) {
            this.node = node;
            audit = new WrittenAudit(node);
            changes = new ChangeLog(audit.ofAdministrators(), Clock.systemUTC());
            applications = StoredApplications.in(node);
            seats = StoredSeats.in(node);
            registered = StoredIdps.in(node);
            conflicts = StoredConflicts.in(node);
            idps = ConnectedIdps.watching(registered);
            example = ConnectedIdps.example(node.settings.dataDir());
            administrators = StoredAdministrators.in(node.transactions);
            rollover = Rollovers.of(StoredKeyPairs.in(node), node.unitOfWork);
            ApplicationRules rules = new ApplicationRules(registered, StoredPolicies.in(node), node.settings);
            applicationChanges = new ApplicationChanges(
                    applications,
                    seats,
                    PeakonChanges.of(seats, new InMemoryReconciliations()),
                    rules,
                    node.unitOfWork,
                    changes);
            policyChanges = new PolicyChanges(StoredPolicies.in(node), applications, node.unitOfWork, changes);
            MetadataPreview preview = new MetadataPreview(new GuardedFetch(), Clock.systemUTC());
            idpChanges = new IdentityProviderChanges(registered, idps, preview, applications, node.unitOfWork, changes);
            AlertSettingsStore alertSettings = StoredAlerts.settings(node);
            CurrentAlertSettings current = new CurrentAlertSettings(alertSettings, applications);
            alertChanges = new AlertSettingsChanges(alertSettings, current, node.unitOfWork, changes);
            administratorChanges = new AdministratorChanges(administrators, node.unitOfWork, changes);
            releasing = new SeatReleasing(
                    seats, node.unitOfWork, new Deprovisioning(new FakePeakon(), seats, new TrustedIssuers()), changes);
            configuration = new Configuration(
                    applications,
                    applicationChanges,
                    new ConfiguredPolicies(StoredPolicies.in(node), policyChanges),
                    new ConfiguredIdps(registered, idpChanges),
                    new ConfiguredAlerts(current, alertChanges),
                    seats,
                    node.unitOfWork);
        }

        Application application(String name) {
            return applications.find(name).orElseThrow();
        }

        void save(String name, String description) {
            JsonNode body = json("""
                    {"description": "%s", "saml": {"entityId": "urn:%s", "acsUrl": "https://a.example/acs"},
                     "scim": {"baseUrl": "https://a.example/scim", "bearerToken": "a-token"}}""".formatted(description, name));
            assertThat(applicationChanges.save("ann", name, ApplicationDocument.read(body), version -> true))
                    .isInstanceOf(Saving.Saved.class);
        }

        void register(String name, String description) {
            JsonNode body = json("""
                    {"name": "%s", "description": "%s", "enabled": false, "emailDomains": ["%s.example"],
                     "metadata": {"url": "https://idp.example/metadata"}}""".formatted(name, description, name));
            assertThat(idpChanges.save("ann", name, Documents.read(RegisteredIdp.class, body), version -> true))
                    .isInstanceOf(Saving.Saved.class);
        }

        void takeSeats(String application, int count) {
            if (applications.find(application).isEmpty()) {
                save(application, "with seats");
            }
            for (int i = 0; i < count; i++) {
                Holders.adopt(seats, application, Person.at(i + "@corp.example"), "id-" + i);
            }
        }

        /** Somebody comes with the address of somebody who has a seat. */
        void contest(String application) {
            takeSeats(application, 1);
            Seat seat = seats.page(application, SeatQuery.all(), 0, 1).get(0);
            seats.link(seat.id(), new Person("urn:idp", "old", seat.address()), Instant.now());
            Person claimant = new Person("urn:idp", "new", seat.address());
            Recognition recognition =
                    Recognition.of(claimant, seats.standing(application, claimant), new SignOnParts().issuers);
            conflicts.note(application, ((Recognition.Contested) recognition).claim(), Instant.now());
        }

        void decide(String application, ConflictDecision decision) {
            ConflictSettlement settlement = new ConflictSettlement(
                    conflicts, applications, seats, new SignOnParts().issuers, Clock.systemUTC());
            ConflictDecisions decisions = new ConflictDecisions(
                    conflicts,
                    settlement,
                    seats,
                    StoredSeats.formerHolders(node),
                    new FakePeakon(),
                    node.unitOfWork,
                    changes,
                    Clock.systemUTC());
            Conflict conflict =
                    conflicts.page(ConflictQuery.open().of(application), 0, 1).get(0);
            assertThat(decisions.decide("ann", application(application), conflict, decision))
                    .isInstanceOf(Decided.class);
        }

        void raiseAlert() {
            AlertFixtures.raise(StoredAlerts.in(node), "peakon", false, ChannelKind.WEBHOOK);
            node.transactions.run(em -> em.createNativeQuery("update outbox set trouble = 'STATUS', attempts = 1")
                    .executeUpdate());
        }

        /** All that is stored and all that this node remembers of it. */
        List<String> state() {
            List<String> state = new ArrayList<>();
            for (String table : TABLES) {
                node.transactions.run(em -> {
                    for (Object row :
                            em.createNativeQuery("select * from " + table).getResultList()) {
                        state.add(table + Arrays.deepToString((Object[]) row));
                    }
                });
            }
            state.sort(null);
            state.add(applications.all().toString());
            state.add(idps.directory().toString());
            rollover.keys(Use.IDP_SIGNING).forEach(key -> state.add(key.id() + " " + key.state()));
            return state;
        }

        private static JsonNode json(String text) {
            try {
                return new JsonMapper().readTree(text);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    /** A change, and what has to be there before. */
    private record Change(String name, Consumer<Office> before, Consumer<Office> make) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Change> CHANGES = List.of(
            new Change("an application is created", office -> {}, office -> office.save("fresh", "new")),
            new Change(
                    "an application is changed",
                    office -> office.save("changing", "old"),
                    office -> office.save("changing", "new")),
            new Change(
                    "an application is deleted",
                    office -> office.save("going", "old"),
                    office -> office.applicationChanges.delete("ann", "going", version -> true)),
            new Change("an IdP is registered", office -> {}, office -> office.register("fresh", "new")),
            new Change(
                    "an IdP is changed",
                    office -> office.register("changing", "old"),
                    office -> office.register("changing", "new")),
            new Change(
                    "an IdP is deleted",
                    office -> office.register("going", "old"),
                    office -> office.idpChanges.delete("ann", "going", version -> true)),
            new Change(
                    "the configuration is replaced",
                    office -> {
                        office.save("replaced", "old");
                        office.register("gone", "old");
                    },
                    AuditedChangesIT::replaceConfiguration),
            new Change("a key pair is published", office -> {}, office -> take(office, Step.PUBLISH)),
            new Change("a key pair is switched to", office -> {}, office -> take(office, Step.SWITCH)),
            new Change("a key pair is retired", office -> {}, office -> take(office, Step.RETIRE)),
            new Change(
                    "the settings of alerts are changed",
                    office -> {},
                    office -> office.alertChanges.save(
                            "ann", Documents.read(AlertSettingsDocument.class, alertSettings(90)), version -> true)),
            new Change(
                    "failed notices are tried again",
                    Office::raiseAlert,
                    office -> new AlertBoard(
                                    StoredAlerts.in(office.node),
                                    StoredAlerts.notices(office.node),
                                    AlertFixtures.deliveriesThatFail(),
                                    office.node.unitOfWork,
                                    office.changes)
                            .retry("ann")),
            new Change(
                    "an administrator is added",
                    office -> {},
                    office -> office.administratorChanges.put("ann", "fresh", Role.ADMINISTRATOR, PASSWORD)),
            new Change(
                    "an administrator is removed",
                    office -> {
                        office.administratorChanges.put("ann", "staying", Role.ADMINISTRATOR, PASSWORD);
                        office.administratorChanges.put("ann", "going", Role.AUDITOR, PASSWORD);
                    },
                    office -> office.administratorChanges.remove("ann", "going")),
            new Change(
                    "somebody changes their password",
                    office -> office.administratorChanges.put("ann", "eve", Role.AUDITOR, PASSWORD),
                    office -> new OwnPassword(
                                    new PasswordAuthentication(
                                            office.administrators,
                                            StoredAdministrators.knownOrigins(office.node.transactions),
                                            new VerifiedPasswords(Clock.systemUTC()),
                                            Clock.systemUTC()),
                                    office.administrators,
                                    office.node.unitOfWork,
                                    office.changes)
                            .change(new Administrator("eve", Role.AUDITOR), PASSWORD, "another long one", "192.0.2.1")),
            new Change(
                    "the administrator of the settings is established",
                    office -> {},
                    office -> new FirstAdministrator(
                                    TestSettings.in(
                                            office.node.settings.dataDir(),
                                            Map.of(SettingKey.ADMIN_USER, "root", SettingKey.ADMIN_PASSWORD, PASSWORD)),
                                    office.administrators,
                                    office.node.unitOfWork,
                                    new VerifiedPasswords(Clock.systemUTC()),
                                    office.audit.ofTheSettings(),
                                    Clock.systemUTC())
                            .establish()),
            new Change(
                    "a seat is released",
                    office -> office.takeSeats("seated", 1),
                    office -> office.releasing.release(
                            "ann",
                            office.application("seated"),
                            office.seats.page("seated", SeatQuery.all(), 0, 1).get(0),
                            AccountFate.KEEP)),
            new Change(
                    "a conflict is decided: the same person",
                    office -> office.contest("same"),
                    office -> office.decide("same", new SamePerson())),
            new Change(
                    "a conflict is decided: somebody else",
                    office -> office.contest("else"),
                    office -> office.decide("else", new SomebodyElse(OldAccount.LEAVE, null))),
            new Change(
                    "an IdP identifies people anew",
                    office -> {},
                    office -> new NewIdentifiers(
                                    office.example,
                                    StoredSeats.renewals(office.node),
                                    office.node.unitOfWork,
                                    office.changes,
                                    Clock.systemUTC())
                            .note("ann", "default")),
            new Change("seats are cleared", office -> office.takeSeats("cleared", 3), AuditedChangesIT::clear));

    private static Stream<Arguments> changes() {
        return OFFICES.keySet().stream().flatMap(kind -> CHANGES.stream().map(change -> Arguments.of(kind, change)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("changes")
    void isNotMadeWithoutItsAuditEntry(TestDatabase kind, Change change) {
        Office office = OFFICES.get(kind);
        change.before.accept(office);
        List<String> before = office.state();
        long lines = office.audit.lines();

        office.audit.without(
                () -> assertThatThrownBy(() -> change.make.accept(office)).isInstanceOf(RuntimeException.class));
        assertThat(office.state()).isEqualTo(before);
        assertThat(office.audit.lines()).isEqualTo(lines);

        change.make.accept(office);
        assertThat(office.state()).isNotEqualTo(before);
        assertThat(office.audit.lines()).isGreaterThan(lines);
    }

    private static void take(Office office, Step step) {
        assertThat(new KeyChanges(office.rollover, office.node.unitOfWork, office.changes)
                        .take("ann", step, Use.IDP_SIGNING))
                .isTrue();
    }

    private static void replaceConfiguration(Office office) {
        ObjectNode document = Documents.tree(office.configuration.export());
        document.withArray("/applications").forEach(one -> ((ObjectNode) one).put("description", "replaced"));
        Iterator<JsonNode> all = document.withArray("/identityProviders").iterator();
        while (all.hasNext()) {
            if (all.next().path("name").asText().equals("gone")) {
                all.remove();
            }
        }
        office.configuration.replace("ann", Documents.read(ConfigurationDocument.class, document));
        assertThat(office.registered.find("gone")).isEmpty();
    }

    private static JsonNode alertSettings(int threshold) {
        return Office.json("""
                {"licenses": {"thresholds": [%d], "rearmBelow": 5, "applications": []},
                 "mail": {"enabled": false, "to": [], "language": "en"},
                 "webhook": {"enabled": false, "language": "en"}}""".formatted(threshold));
    }

    private static void clear(Office office) {
        BulkRelease bulkRelease = new BulkRelease(office.seats, office.releasing, Clock.systemUTC());
        BulkRelease.Progress begun = bulkRelease.begin(office.application("cleared"), SeatQuery.all());
        assertThat(bulkRelease
                        .release(
                                "ann",
                                office.application("cleared"),
                                SeatQuery.all(),
                                AccountFate.KEEP,
                                begun,
                                now -> true)
                        .released())
                .isEqualTo(3);
    }
}
