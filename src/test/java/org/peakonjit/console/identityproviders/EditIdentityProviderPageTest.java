package org.peakonjit.console.identityproviders;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.identityproviders.IdentityProviderChanges;
import org.peakonjit.administration.identityproviders.NewIdentifiers;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.audit.AdministrativeEvent;
import org.peakonjit.config.TestSettings;
import org.peakonjit.console.page.ToldMessages;
import org.peakonjit.console.session.AdministratorViewer;
import org.peakonjit.database.AtOnce;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.identityprovider.InMemoryRegisteredIdps;
import org.peakonjit.license.person.IdentifierRenewals;
import org.peakonjit.outbound.GuardedFetch;
import org.peakonjit.saml.metadata.ConnectedIdps;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.saml.metadata.MetadataPreview;

/** What its buttons say of an identity provider. */
class EditIdentityProviderPageTest {

    @TempDir
    Path dir;

    private final RecordedEvents<AdministrativeEvent> audit = new RecordedEvents<>();
    private final ToldMessages messages = new ToldMessages();

    private EditIdentityProviderPage page(String name) {
        Clock clock = Clock.systemUTC();
        ChangeLog log = new ChangeLog(audit, clock);
        IdentityProviders idps = ConnectedIdps.example(dir);
        IdentifierRenewals renewals = new IdentifierRenewals() {
            @Override
            public Optional<Instant> since(String issuer) {
                return Optional.empty();
            }

            @Override
            public void note(String issuer, Instant instant) {}
        };
        EditIdentityProviderPage page = new EditIdentityProviderPage();
        page.changes = new IdentityProviderChanges(
                new InMemoryRegisteredIdps(TestSettings.in(dir)),
                idps,
                new MetadataPreview(new GuardedFetch(), clock),
                new InMemoryApplications(),
                new AtOnce(),
                log);
        page.newIdentifiers = new NewIdentifiers(idps, renewals, new AtOnce(), log, clock);
        page.messages = messages;
        page.viewer = new AdministratorViewer();
        page.setName(name);
        return page;
    }

    @Test
    void isThatItIsGoneWhereSomebodyDeletedIt() {
        EditIdentityProviderPage page = page("deleted");

        page.refresh();
        page.accept();
        page.identifyAnew();

        assertThat(messages.told).containsExactly("idp.unknown", "idp.unknown", "idp.unknown");
        assertThat(audit.fired()).isEmpty();
    }

    @Test
    void isWhatCameOfThemWhereItIsThere() {
        EditIdentityProviderPage page = page("default");

        page.accept();
        page.identifyAnew();

        assertThat(messages.told).containsExactly("idp.accepted", "idp.anew.done");
    }
}
