package org.peakonjit.alerting.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.alerting.AlertKind;
import org.peakonjit.alerting.Condition;
import org.peakonjit.alerting.Severity;
import org.peakonjit.alerting.settings.AlertSettings;
import org.peakonjit.identityprovider.MetadataOrigin;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.outbound.Fetched;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.metadata.CertificateExpiry;
import org.peakonjit.saml.metadata.ConnectedIdp;
import org.peakonjit.saml.metadata.IdpTrouble;
import org.peakonjit.saml.metadata.RefreshState;
import org.peakonjit.saml.metadata.document.CompanyIdp;
import org.peakonjit.saml.metadata.source.MetadataFault;

class IdpWatchTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private static List<Condition> found(List<ConnectedIdp> idps, List<CertificateExpiry> expiries) {
        return new IdpWatch(() -> idps, () -> expiries, Clock.fixed(NOW, ZoneOffset.UTC))
                .look(AlertSettings.DEFAULT, topic -> 0);
    }

    private static CertificateExpiry ends(String idp, int days) {
        return new CertificateExpiry(idp, "fingerprint" + days, NOW.plus(Duration.ofDays(days)));
    }

    private static ConnectedIdp idp(boolean enabled, boolean known, int failures, @Nullable Integer hoursAgo) {
        return idp(enabled, known, failures, hoursAgo, Fetched.Reason.TIMEOUT.fault());
    }

    private static ConnectedIdp idp(
            boolean enabled, boolean known, int failures, @Nullable Integer hoursAgo, Fault trouble) {
        CompanyIdp metadata = known
                ? new CompanyIdp(
                        "urn:idp",
                        Optional.empty(),
                        Optional.of(URI.create("https://idp.example/")),
                        List.of(),
                        List.of(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        List.of())
                : null;
        return new ConnectedIdp(
                new RegisteredIdp(
                        "corp",
                        "",
                        enabled,
                        new MetadataOrigin.At(URI.create("https://idp.example/metadata")),
                        null,
                        List.of(),
                        false),
                metadata,
                new RefreshState(
                        1,
                        null,
                        null,
                        hoursAgo == null ? null : NOW.minus(Duration.ofHours(hoursAgo)),
                        NOW,
                        NOW,
                        false,
                        failures,
                        failures == 0 ? null : trouble),
                null,
                null);
    }

    /** Enabled, and good until so many days from now. */
    private static ConnectedIdp idp(MetadataOrigin origin, int days, @Nullable Fault conflict) {
        CompanyIdp metadata = new CompanyIdp(
                "urn:idp",
                Optional.empty(),
                Optional.of(URI.create("https://idp.example/")),
                List.of(),
                List.of(),
                false,
                Optional.of(NOW.plus(Duration.ofDays(days))),
                Optional.empty(),
                List.of());
        RefreshState refresh = origin instanceof MetadataOrigin.Pasted
                ? null
                : new RefreshState(1, null, null, NOW.minus(Duration.ofDays(90)), NOW, NOW, false, 0, null);
        return new ConnectedIdp(
                new RegisteredIdp("corp", "", true, origin, null, List.of(), false), metadata, refresh, null, conflict);
    }

    private static MetadataOrigin origin(String where) {
        return where.equals("pasted") ? new MetadataOrigin.Pasted("<xml/>") : new MetadataOrigin.At(URI.create(where));
    }

    @ParameterizedTest
    @CsvSource({
        "pasted, 61, 0",
        "pasted, 60, 1",
        "pasted, 30, 2",
        "pasted, 7, 3",
        "pasted, -1, 5",
        "file:///idp.xml, 30, 0",
        "file:///idp.xml, 7, 3",
        "file:///idp.xml, 1, 4",
        "https://idp.example/metadata, 1, 0"
    })
    void countsTheEndOfMetadataThatNothingRenews(String where, int days, int stage) {
        assertThat(found(List.of(idp(origin(where), days, null)), List.of(ends("corp", 300))))
                .filteredOn(one -> one.kind() == AlertKind.IDP_CERTIFICATE_EXPIRING)
                .hasSize(stage == 0 ? 0 : 1)
                .allSatisfy(one -> {
                    assertThat(one.object()).isEqualTo("corp");
                    assertThat(one.stage()).isEqualTo(stage);
                    assertThat(one.facts())
                            .containsEntry("days", Integer.toString(days))
                            .containsEntry(
                                    "validUntil",
                                    NOW.plus(Duration.ofDays(days)).toString());
                });
    }

    @Test
    void countsWhatEndsFirst() {
        ConnectedIdp pasted = idp(origin("pasted"), 20, null);

        assertThat(found(List.of(pasted), List.of(ends("corp", 10))))
                .singleElement()
                .satisfies(
                        one -> assertThat(one.facts()).containsOnlyKeys("days").containsEntry("days", "10"));
    }

    @ParameterizedTest
    @CsvSource({
        "pasted, -1, idp.expired",
        "file:///idp.xml, -1, idp.expired",
        "https://idp.example/metadata, -1, idp.expired",
        "https://idp.example/metadata, 90, idp.sameEntityId"
    })
    void tellsThatNobodyCanSignInThroughItThoughNoRefreshFails(String where, int days, String trouble) {
        Fault conflict = days > 0 ? IdpTrouble.SAME_ENTITY_ID.fault("other") : null;

        assertThat(found(List.of(idp(origin(where), days, conflict)), List.of()))
                .filteredOn(one -> one.kind() == AlertKind.IDP_METADATA_STALE)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.severity()).isEqualTo(Severity.CRITICAL);
                    assertThat(one.facts()).containsEntry("trouble", trouble);
                });
    }

    @Test
    void countsTheCertificateThatLastsLongest() {
        List<Condition> found = found(List.of(), List.of(ends("rolled", 3), ends("rolled", 300), ends("old", 29)));

        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(AlertKind.IDP_CERTIFICATE_EXPIRING);
            assertThat(one.object()).isEqualTo("old");
            assertThat(one.stage()).isEqualTo(2);
            assertThat(one.facts()).containsEntry("days", "29");
        });
    }

    @Test
    void tellsAtOnceThatTheMetadataIsAnotherIdps() {
        Fault other = MetadataFault.OTHER_ENTITY_ID.fault("urn:idp", "urn:evil");

        assertThat(found(List.of(idp(true, true, 1, 0, other)), List.of()))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.kind()).isEqualTo(AlertKind.IDP_CHANGED);
                    assertThat(one.severity()).isEqualTo(Severity.CRITICAL);
                    assertThat(one.facts()).containsEntry("known", "urn:idp").containsEntry("received", "urn:evil");
                });
        assertThat(found(List.of(idp(true, true, 900, 100, other)), List.of())).hasSize(1);
        assertThat(found(List.of(idp(false, true, 1, 0, other)), List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, 0, 100, 0",
        "true, true, 5, 23, 0",
        "true, true, 5, 24, 1",
        "true, true, 5, 72, 2",
        "true, false, 2, , 0",
        "true, false, 3, , 3",
        "false, false, 9, , 0"
    })
    void findsMetadataThatCouldNotBeRefreshedForLong(
            boolean enabled, boolean known, int failures, @Nullable Integer hoursAgo, int stage) {
        List<Condition> found = found(List.of(idp(enabled, known, failures, hoursAgo)), List.of());

        assertThat(found).hasSize(stage == 0 ? 0 : 1).allSatisfy(one -> {
            assertThat(one.stage()).isEqualTo(stage);
            assertThat(one.severity()).isEqualTo(stage == 3 ? Severity.CRITICAL : Severity.WARNING);
        });
    }
}
