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
import org.peakonjit.console.BrowserRequests;
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
class IdpActionsTest {

    @TempDir
    Path dir;

    private final RecordedEvents<AdministrativeEvent> audit = new RecordedEvents<>();
    private final ToldMessages messages = new ToldMessages();

    private final BrowserRequests browser = new BrowserRequests();

    private IdpActions of(String name) {
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
        IdpActions actions = new IdpActions();
        actions.identityProviders = idps;
        actions.changes = new IdentityProviderChanges(
                new InMemoryRegisteredIdps(TestSettings.in(dir)),
                idps,
                new MetadataPreview(new GuardedFetch(), clock),
                new InMemoryApplications(),
                new AtOnce(),
                log);
        actions.newIdentifiers = new NewIdentifiers(idps, renewals, new AtOnce(), log, clock);
        actions.messages = messages;
        actions.viewer = new AdministratorViewer();
        actions.request = browser.request();
        actions.page = new EditIdentityProviderPage();
        actions.page.setName(name);
        return actions;
    }

    @Test
    void isThatItIsGoneWhereSomebodyDeletedIt() {
        IdpActions actions = of("deleted");

        actions.refresh();
        actions.accept();
        actions.identifyAnew();

        assertThat(messages.told).containsExactly("idp.unknown", "idp.unknown", "idp.unknown");
        assertThat(audit.fired()).isEmpty();
    }

    @Test
    void isWhatCameOfThemWhereItIsThere() {
        IdpActions actions = of("default");

        actions.accept();
        actions.identifyAnew();

        assertThat(messages.told).containsExactly("idp.accepted", "idp.anew.done");
    }

    @Test
    void isThatNothingIsAcceptedButWhatThePageNamed() {
        browser.parameters.put("held-back", "https://asked-about.example");

        of("default").accept();

        assertThat(messages.told).containsExactly("idp.accept.other");
        assertThat(audit.fired()).isEmpty();
    }
}
