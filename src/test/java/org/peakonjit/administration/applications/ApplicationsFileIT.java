package org.peakonjit.administration.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.application.Applications;
import org.peakonjit.application.ConfiguredByFile;
import org.peakonjit.application.jpa.StoredApplications;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.WrittenAudit;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.events.ObservedEvents;
import org.peakonjit.identityprovider.InMemoryRegisteredIdps;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.policy.InMemorySharedPolicies;
import org.peakonjit.upkeep.InMemoryReconciliations;

/** The file as a whole and what the audit says of it are one transaction (rule W9). */
class ApplicationsFileIT {

    private static final String TWO = """
            [{"name": "first", "description": "%1$s", "saml": {"entityId": "urn:first", "acsUrl": "https://a.example/acs"},
              "scim": {"baseUrl": "https://a.example/scim", "bearerToken": "%2$s"}},
             {"name": "second", "description": "%1$s", "saml": {"entityId": "urn:second", "acsUrl": "https://b.example/acs"},
              "scim": {"jitProvisioning": false}}]""";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void isAppliedAsAWholeOrNotAtAll(TestDatabase kind) throws IOException {
        try (TestNode node = new TestNode(kind.fresh())) {
            Applications applications = StoredApplications.in(node);
            WrittenAudit audit = new WrittenAudit(node);
            Event<ConfiguredByFile> written = audit.ofTheApplicationsFile();
            Event<ConfiguredByFile> brokenAtTheSecond = new ObservedEvents<>(event -> {
                written.fire(event);
                if (event.after().application().name().equals("second")) {
                    throw new IllegalStateException("no more lines");
                }
            });
            Path path = holding("one", "secret-1");

            assertThatThrownBy(() -> file(node, applications, brokenAtTheSecond).apply(path))
                    .hasMessage("no more lines");
            audit.without(() -> assertThatThrownBy(
                            () -> file(node, applications, written).apply(path))
                    .isInstanceOf(RuntimeException.class));

            assertThat(applications.all()).isEmpty();
            assertThat(audit.all()).isEmpty();

            file(node, applications, written).apply(path);

            assertThat(applications.all()).hasSize(2);
            assertThat(audit.all()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void tellsTheAuditWhatItChangesAndNothingElse(TestDatabase kind) throws IOException {
        try (TestNode node = new TestNode(kind.fresh())) {
            Applications applications = StoredApplications.in(node);
            WrittenAudit audit = new WrittenAudit(node);
            ApplicationsFile file = file(node, applications, audit.ofTheApplicationsFile());

            file.apply(holding("one", "secret-1"));
            file.apply(holding("one", "secret-1"));
            assertThat(audit.all())
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line.outcome()).isEqualTo("application.created"))
                    .allSatisfy(line -> assertThat(line.before()).isNull());

            file.apply(holding("one", "secret-2"));

            AuditEntry latest = audit.all().get(0);
            assertThat(audit.all()).hasSize(3);
            assertThat(latest.outcome()).isEqualTo("application.changed");
            assertThat(latest.actor()).isEqualTo("system");
            assertThat(latest.object()).isEqualTo("first");
            assertThat(latest.before()).contains("\"description\":\"one\"");
            assertThat(latest.after()).contains("\"bearerTokenChanged\":true");
            assertThat(audit.all().toString()).doesNotContain("secret-");
            assertThat(applications.bearerToken("first")).contains("secret-2");
        }
    }

    private Path holding(String description, String token) throws IOException {
        return Files.writeString(directory.resolve("applications.json"), TWO.formatted(description, token));
    }

    private static ApplicationsFile file(TestNode node, Applications applications, Event<ConfiguredByFile> events) {
        return new ApplicationsFile(
                applications,
                new ApplicationRules(
                        new InMemoryRegisteredIdps(node.settings), new InMemorySharedPolicies(), node.settings),
                PeakonChanges.of(new InMemorySeats(), new InMemoryReconciliations()),
                node.unitOfWork,
                events,
                Clock.systemUTC());
    }
}
