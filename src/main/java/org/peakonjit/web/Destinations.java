package org.peakonjit.web;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.peakonjit.application.Applications;
import org.peakonjit.saml.PendingSignOn;

/** Where sign-ons lead to: to applications, and elsewhere. */
@Singleton
class Destinations {

    private final Applications applications;
    private final Instance<OtherDestination> others;

    @Inject
    Destinations(Applications applications, Instance<OtherDestination> others) {
        this.applications = applications;
        this.others = others;
    }

    /** The one of that name that is no application. */
    Optional<OtherDestination> other(String name) {
        return others.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** That of a sign-on. */
    Destination of(PendingSignOn pending) {
        return other(pending.application())
                .map(other -> Destination.elsewhere(
                        other.start(pending).orElse(null),
                        other.otherIdp(pending).orElse(null)))
                .or(() -> applications.find(pending.application()).map(Destination::to))
                .orElse(Destination.UNKNOWN);
    }
}
