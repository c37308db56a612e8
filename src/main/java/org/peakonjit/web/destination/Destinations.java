package org.peakonjit.web.destination;

import com.google.common.base.Suppliers;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Applications;
import org.peakonjit.application.SamlSettings;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.web.handoff.DeepLink;
import org.peakonjit.web.handoff.HandOffs;

/** Where sign-ons lead to: to applications, and elsewhere. */
@Singleton
public class Destinations {

    private final Applications applications;
    private final Supplier<Map<String, OtherDestination>> others;

    @Inject
    Destinations(Applications applications, Instance<OtherDestination> others) {
        this.applications = applications;
        // not before each is there: they may ask for whoever asks for this
        this.others = Suppliers.memoize(
                () -> others.stream().collect(Collectors.toMap(OtherDestination::name, Function.identity())));
    }

    /** The one of that name that is no application. */
    public Optional<OtherDestination> other(String name) {
        return Optional.ofNullable(others.get().get(name));
    }

    public Destination of(PendingSignOn pending) {
        return other(pending.application())
                .map(other -> Destination.elsewhere(
                        other.start(pending).orElse(null),
                        other.otherIdp(pending).orElse(null)))
                .or(() -> applications
                        .find(pending.application())
                        .map(application -> Destination.to(application, target(application.saml(), pending))))
                .orElse(Destination.UNKNOWN);
    }

    /** The path of the deep link by which a sign-on that begins anew leads to the same place; null = none. */
    public static @Nullable String targetOf(SignOnAttempt attempt) {
        PendingSignOn pending = attempt.accepted().pending();
        return pending == null ? null : target(attempt.application().saml(), pending);
    }

    /** Peakon's request is not answered by a sign-on that begins anew, but its RelayState may say where to. */
    private static @Nullable String target(SamlSettings saml, PendingSignOn pending) {
        PeakonRequest asked = pending.peakonRequest();
        String relayState = asked == null ? null : asked.relayState();
        return relayState == null
                ? pending.target()
                : HandOffs.linkIn(relayState, saml).map(DeepLink::path).orElse(null);
    }
}
