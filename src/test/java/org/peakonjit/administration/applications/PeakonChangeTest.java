package org.peakonjit.administration.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.alerting.connection.ConnectionReports;
import org.peakonjit.alerting.connection.InMemoryConnectionReports;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications.Stored;
import org.peakonjit.application.ExistingAccountsOverLimit;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.OnProvisioningFailure;
import org.peakonjit.application.ScimSettings;
import org.peakonjit.application.SeatRelease;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.provisioning.result.ConnectionState;
import org.peakonjit.upkeep.InMemoryReconciliations;
import org.peakonjit.upkeep.ReconciliationReport;
import org.peakonjit.upkeep.ReconciliationReport.Finding;

class PeakonChangeTest {

    private static final String ANN = "ann@corp.example";
    private static final String URL = "https://acme.peakon.test/api/scim/v2";

    private final InMemorySeats seats = new InMemorySeats();
    private final InMemoryReconciliations reports = new InMemoryReconciliations();
    private final ConnectionReports connections = new InMemoryConnectionReports();
    private final PeakonChange change = PeakonChanges.of(seats, reports, connections);

    @BeforeEach
    void isKnown() {
        seats.assignExisting("peakon", ANN, "7", "digest");
        Finding nobody = Finding.of(List.of());
        reports.keep("peakon", new ReconciliationReport(Instant.EPOCH, null, 1, 1, nobody, nobody, nobody, 0, 0));
        connections.keep(new ConnectionReports.Report("peakon", "gone", ConnectionState.MISCONFIGURED, Instant.EPOCH));
    }

    private static Application at(@Nullable String url) {
        return Fixtures.with(new ScimSettings(
                url != null,
                url == null ? null : URI.create(url),
                null,
                ExistingAccountsOverLimit.ADMIT,
                OnProvisioningFailure.ADMIT_KNOWN,
                false,
                1,
                List.of(),
                SeatRelease.OFF));
    }

    private void saved(@Nullable String before, @Nullable String after, boolean otherToken) {
        change.saved(Optional.of(new Stored(at(before), true, 1)), at(after), otherToken);
    }

    private boolean knowsTheAccount() {
        return "7".equals(seats.at("peakon", ANN).orElseThrow().scimId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                URL,
                "https://ACME.Peakon.test/api/scim/v2/",
                "https://acme.peakon.test:443/api/scim/v2",
                "http://acme.peakon.test/api/scim/v2"
            })
    void aUrlThatIsWrittenOtherwiseLeadsToTheSameAccounts(String url) {
        saved(URL, url, false);
        assertThat(knowsTheAccount()).isTrue();
        assertThat(reports.last("peakon")).isPresent();
        assertThat(connections.all()).hasSize(1);
    }

    /** As an id of another tenant may be. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.peakon.test/api/scim/v2",
                "https://acme.peakon.test/scim/v2",
                "https://acme.peakon.test:8443/api/scim/v2"
            })
    void elsewhereAnIdMayBeAnybodys(String url) {
        saved(URL, url, true);
        assertThat(knowsTheAccount()).isFalse();
        assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
        assertThat(reports.last("peakon")).isEmpty();
        assertThat(connections.all()).isEmpty();
    }

    @Test
    void nobodyKnowsWhereAUrlLedThatWasTakenAway() {
        saved(URL, null, false);
        assertThat(knowsTheAccount()).isTrue();
        saved(null, URL, true);
        assertThat(knowsTheAccount()).isFalse();
    }

    /** Whoever said so may be gone, and Peakon away just then. */
    @Test
    void aTokenThatIsReplacedIsNotTheOneThatWasRejected() {
        saved(URL, URL, true);
        assertThat(connections.all()).isEmpty();
        assertThat(knowsTheAccount()).isTrue();
    }

    @Test
    void anotherApplicationOfTheNameInheritsNothing() {
        change.deleted("peakon");
        assertThat(reports.last("peakon")).isEmpty();
        assertThat(connections.all()).isEmpty();
    }

    @Test
    void aNewApplicationHasNothingToForget() {
        change.saved(Optional.empty(), at(URL), false);
        assertThat(connections.all()).hasSize(1);
    }
}
