package org.peakonjit.web.signon;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.sp.Reception;
import org.peakonjit.subject.SessionName;
import org.peakonjit.subject.UpstreamAuthentication;
import org.peakonjit.web.destination.SignOnAttempt;

/**
 * What the hand-off of an admitted person needs to know of their sign-on, in a form that can be kept.
 *
 * @param application its name
 * @param nameId what Peakon knows the person by
 * @param pending null = an accepted unsolicited Response
 * @param issuer the entityID of the IdP that vouched for them
 * @param session how that IdP calls the session; null where it named nobody
 */
public record HandOffContext(
        String application,
        String nameId,
        @Nullable PendingSignOn pending,
        Authenticated authenticated,
        String issuer,
        @Nullable SessionName session) {

    /** {@link UpstreamAuthentication}, null where that has nothing. */
    record Authenticated(
            Instant at,
            @Nullable String contextClass,
            List<String> authorities,
            @Nullable Instant sessionEnd,
            @Nullable Integer furtherProxies) {

        static Authenticated of(UpstreamAuthentication upstream) {
            OptionalInt proxies = upstream.furtherProxies();
            return new Authenticated(
                    upstream.at(),
                    upstream.contextClass().orElse(null),
                    upstream.authorities(),
                    upstream.sessionEnd().orElse(null),
                    proxies.isPresent() ? proxies.getAsInt() : null);
        }
    }

    public static HandOffContext of(SignOnAttempt attempt, String nameId) {
        Reception.Accepted accepted = attempt.accepted();
        return new HandOffContext(
                attempt.application().name(),
                nameId,
                accepted.pending(),
                Authenticated.of(accepted.authentication()),
                attempt.subject().issuer(),
                accepted.session());
    }

    UpstreamAuthentication authentication() {
        Integer proxies = authenticated.furtherProxies();
        return new UpstreamAuthentication(
                authenticated.at(),
                Optional.ofNullable(authenticated.contextClass()),
                authenticated.authorities(),
                Optional.ofNullable(authenticated.sessionEnd()),
                proxies == null ? OptionalInt.empty() : OptionalInt.of(proxies));
    }

    /** Never whom. */
    @Override
    public String toString() {
        return "HandOffContext[application=" + application + "]";
    }
}
