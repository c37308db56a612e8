package org.peakonjit.saml.sp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.metadata.document.CompanyIdp;

/** Our SAML service provider, facing the company's IdP. Safe for concurrent use; keeps no HTTP session. */
public interface ServiceProvider {

    /** Whether an IdP's metadata is loaded, so that a sign-on can start. */
    default boolean isReady() {
        return notReadyBecause().isEmpty();
    }

    /**
     * A signed AuthnRequest to one of the company's IdPs.
     *
     * @param idp its name
     * @throws IllegalStateException when people cannot be sent there
     */
    OutgoingRequest start(PendingSignOn pending, String idp);

    /**
     * Verifies what the browser posted to our ACS (SAML Profiles §4.1.4.3). Never throws for bad input.
     *
     * @param samlResponse the form field as received
     * @param relayState the form field as received
     * @param cookies the request's cookies by name
     */
    Reception receive(@Nullable String samlResponse, @Nullable String relayState, Map<String, String> cookies);

    /**
     * Goes the whole way with {@code idp} in the place of one of the company's, and for nobody: nothing of it stays but
     * that whatever a sign-on needs is loaded.
     *
     * @param answer the Response to our request, as {@link #receive} takes it
     */
    Reception rehearse(CompanyIdp idp, Function<PeakonRequest, String> answer);

    /**
     * The sign-on that this browser began last and that has not been answered, as far as it can tell.
     *
     * @param cookies the request's cookies by name
     */
    Optional<UnderWay> underWay(Map<String, String> cookies);

    /**
     * A sign-on without an answer.
     *
     * @param idp the name of the IdP that was asked, where people can be sent there
     * @param stateCookieName the cookie to delete once it is begun anew
     */
    record UnderWay(PendingSignOn pending, Optional<String> idp, String stateCookieName) {}

    /**
     * The names of these state cookies: that of the sign-on that was begun last comes first, and what is none of ours last.
     * Servers hand cookies over in an order of their own.
     */
    List<String> newestFirst(Map<String, String> cookies);

    String stateCookiePrefix();

    /** Our SP's metadata document (SAML Metadata §2.4.4). */
    String metadata();

    /** Why sign-ons cannot start, for the readiness check; empty when {@link #isReady()}. */
    Optional<Fault> notReadyBecause();

    /** Why people cannot be sent to the IdP of that name; empty when they can. */
    Optional<Fault> notReadyBecause(String idp);
}
