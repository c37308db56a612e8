package org.peakonjit.subject;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the company's IdP says that it authenticated somebody, as far as whoever takes our word is to know (SAML Core
 * §2.7.2, §3.4.1.5.1).
 *
 * @param at the AuthnInstant; ahead of our clock by the skew at most
 * @param contextClass the AuthnContextClassRef, if it names one
 * @param authorities the entityIDs of all who took part, in the order of AuthenticatingAuthority: the IdP that we asked
 *     comes last
 * @param sessionEnd the SessionNotOnOrAfter, if it sets one
 * @param furtherProxies over how many more proxies it may go after us (ProxyRestriction, SAML Core §2.5.1.6); empty = any
 *     number
 */
public record UpstreamAuthentication(
        Instant at,
        Optional<String> contextClass,
        List<String> authorities,
        Optional<Instant> sessionEnd,
        OptionalInt furtherProxies) {

    public UpstreamAuthentication {
        authorities = List.copyOf(authorities);
    }
}
