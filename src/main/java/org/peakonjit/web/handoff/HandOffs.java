package org.peakonjit.web.handoff;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.application.SamlSettings;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.idp.IdentityProvider;
import org.peakonjit.subject.UpstreamAuthentication;

/**
 * Decides how an admitted subject reaches the application: the way it is set to. A deep link travels as the RelayState of
 * an unsolicited Response, or as the redirect's target; who came by Peakon's own request goes back with Peakon's own
 * RelayState.
 */
@Singleton
public class HandOffs {

    private final IdentityProvider identityProvider;

    @Inject
    public HandOffs(IdentityProvider identityProvider) {
        this.identityProvider = identityProvider;
    }

    /**
     * @param nameId what Peakon knows them by
     * @param pending the sign-on that brought them; null = an accepted unsolicited Response
     * @param authentication how the company's IdP authenticated the subject
     */
    public HandOff handOff(
            Application application,
            String nameId,
            @Nullable PendingSignOn pending,
            UpstreamAuthentication authentication) {
        Optional<DeepLink> link =
                Optional.ofNullable(pending).map(PendingSignOn::target).flatMap(DeepLink::of);
        return switch (application.saml().handOff()) {
            case REDIRECT -> redirect(application, link);
            case ASSERTION -> {
                PeakonRequest request = pending == null ? null : pending.peakonRequest();
                String relayState = request == null ? relayState(application.saml(), link) : null;
                yield new HandOff.PostResponse(
                        identityProvider.respond(application, nameId, request, relayState, authentication));
            }
        };
    }

    private static HandOff redirect(Application application, Optional<DeepLink> link) {
        URI loginUrl = application.saml().loginUrl();
        if (loginUrl == null) {
            throw new IllegalStateException("application " + application.name() + " has no login URL to redirect to");
        }
        return new HandOff.RedirectTo(link.map(path -> path.at(loginUrl)).orElse(loginUrl));
    }

    private static @Nullable String relayState(SamlSettings saml, Optional<DeepLink> link) {
        URI page = page(saml);
        return page == null ? null : link.map(path -> path.at(page).toString()).orElse(null);
    }

    /** The deep link that a RelayState is, as we or Peakon itself write it; empty where it is anything else. */
    public static Optional<DeepLink> linkIn(String relayState, SamlSettings saml) {
        URI page = page(saml);
        return page == null ? Optional.empty() : DeepLink.of(relayState, page);
    }

    private static @Nullable URI page(SamlSettings saml) {
        return saml.loginUrl() == null ? saml.acsUrl() : saml.loginUrl();
    }
}
