package org.peakonjit.web.choice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.peakonjit.application.Applications;
import org.peakonjit.identityprovider.IdpDirectory;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.web.destination.Destinations;
import org.peakonjit.web.destination.OtherDestination;
import org.peakonjit.web.request.StateCookies;

/**
 * From which IdPs people may come to a destination, and which of them this browser chose last. Answered from memory: a
 * sign-on where only one comes into question costs nothing more.
 */
@Singleton
public class IdpChoice {

    private static final Duration LONGEST_MEMORY = Duration.ofDays(180);

    private final IdentityProviders identityProviders;
    private final Applications applications;
    private final Destinations destinations;
    private final StateCookies cookies;
    private final ChoiceSeal seal;

    @Inject
    IdpChoice(
            IdentityProviders identityProviders,
            Applications applications,
            Destinations destinations,
            StateCookies cookies,
            ChoiceSeal seal) {
        this.identityProviders = identityProviders;
        this.applications = applications;
        this.destinations = destinations;
        this.cookies = cookies;
        this.seal = seal;
    }

    /** From where somebody may come whose sign-on is under way. */
    public List<RegisteredIdp> possibleFor(PendingSignOn pending) {
        return possibleFor(destinations
                .other(pending.application())
                .flatMap(other -> other.application(pending))
                .orElse(pending.application()));
    }

    /** @param destination an application's name, or another destination's */
    public List<RegisteredIdp> possibleFor(String destination) {
        IdpDirectory directory = identityProviders.directory();
        Optional<OtherDestination> other = destinations.other(destination);
        if (other.isPresent()) {
            return directory.inService().stream()
                    .filter(other.get()::mayComeFrom)
                    .toList();
        }
        return applications.find(destination).map(directory::possibleFor).orElse(List.of());
    }

    /** Whether people may come to the destination from the IdP of that entityID. */
    public boolean isPossible(String destination, String entityId) {
        return identityProviders
                .nameOf(entityId)
                .filter(name -> possibleFor(destination).stream()
                        .anyMatch(idp -> idp.name().equals(name)))
                .isPresent();
    }

    /** Which of them speaks for people of that address. */
    public Optional<RegisteredIdp> speakingFor(String email, List<RegisteredIdp> possible) {
        return identityProviders.directory().speakingFor(email, possible);
    }

    /** What this browser chose last, where that is among {@code possible}. */
    public Optional<RegisteredIdp> remembered(HttpServletRequest request, List<RegisteredIdp> possible) {
        return seal.rememberedIdp(StateCookies.value(request, StateCookies.REMEMBERED_IDP))
                .flatMap(name ->
                        possible.stream().filter(idp -> idp.name().equals(name)).findFirst());
    }

    public void remember(HttpServletResponse response, RegisteredIdp idp) {
        cookies.put(response, StateCookies.REMEMBERED_IDP, seal.remember(idp.name()), LONGEST_MEMORY);
    }
}
