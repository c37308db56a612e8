package org.peakonjit.administration.identityproviders;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.identityproviders.NewIdentifiers.Noting;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.audit.AdministrativeEvent;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.TestSettings;
import org.peakonjit.database.AtOnce;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.identityprovider.InMemoryRegisteredIdps;
import org.peakonjit.license.person.IdentifierRenewals;
import org.peakonjit.saml.metadata.ConnectedIdps;
import org.peakonjit.saml.metadata.IdentityProviders;

class NewIdentifiersTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @TempDir
    Path dir;

    private final Map<String, Instant> renewed = new HashMap<>();
    private final RecordedEvents<AdministrativeEvent> told = new RecordedEvents<>();

    private NewIdentifiers of(IdentityProviders identityProviders) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        IdentifierRenewals renewals = new IdentifierRenewals() {
            @Override
            public Optional<Instant> since(String issuer) {
                return Optional.ofNullable(renewed.get(issuer));
            }

            @Override
            public void note(String issuer, Instant instant) {
                renewed.put(issuer, instant);
            }
        };
        UnitOfWork atOnce = new AtOnce();
        return new NewIdentifiers(identityProviders, renewals, atOnce, new ChangeLog(told, clock), clock);
    }

    @Test
    void holdForTheEntityIdOfTheIdpOfTheSettingsToo() {
        NewIdentifiers identifiers = of(ConnectedIdps.example(dir));
        assertThat(identifiers.since("default")).isEmpty();

        assertThat(identifiers.note("admin", "default")).isEqualTo(Noting.NOTED);

        assertThat(identifiers.since("default")).contains(NOW);
        assertThat(renewed).containsOnlyKeys("https://idp.example");
        assertThat(told.fired()).singleElement().satisfies(event -> {
            assertThat(event.action()).isEqualTo(AdministrativeAction.IDENTITY_PROVIDER_NEW_IDENTIFIERS);
            assertThat(event.object()).isEqualTo("default");
            assertThat(event.after()).contains("https://idp.example", NOW.toString());
        });
    }

    @Test
    void needAnIdpWhoseEntityIdIsKnown() {
        assertThat(of(ConnectedIdps.example(dir)).note("admin", "other")).isEqualTo(Noting.ABSENT);

        IdentityProviders unread = ConnectedIdps.watching(new InMemoryRegisteredIdps(
                TestSettings.in(dir, Map.of(SettingKey.IDP_METADATA, "https://idp.example/metadata"))));
        assertThat(unread.all()).as("registered by another node, a moment ago").isEmpty();

        assertThat(of(unread).note("admin", "default")).isEqualTo(Noting.NAMELESS);
        assertThat(told.fired()).isEmpty();
    }
}
