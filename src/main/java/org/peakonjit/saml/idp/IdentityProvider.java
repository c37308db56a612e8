package org.peakonjit.saml.idp;

import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.subject.UpstreamAuthentication;

/** Our SAML identity provider, facing Peakon. Safe for concurrent use; keeps no HTTP session. */
public interface IdentityProvider {

    /**
     * Reads and verifies an AuthnRequest (SAML Core §3.4). Never throws for bad input.
     *
     * @param post whether it came by HTTP-POST; otherwise HTTP-Redirect
     * @param samlRequest the parameter as received (decoded from its URL or form encoding)
     * @param relayState the parameter as received
     * @param rawQuery the query string as received, over which a Redirect signature is computed (SAML Bindings §3.4.4.1)
     */
    IncomingAuthnRequest receive(
            boolean post, @Nullable String samlRequest, @Nullable String relayState, @Nullable String rawQuery);

    /**
     * Our signed Response with one signed Assertion.
     *
     * @param nameId what Peakon knows the person by: an address or an employee number, as the application is set
     * @param request Peakon's request that this answers; null = unsolicited, to the application's own ACS
     * @param relayState for an unsolicited Response: the deep link, if any; otherwise the request's is echoed
     * @param authentication how the company's IdP authenticated the subject
     */
    ResponseForm respond(
            Application application,
            String nameId,
            @Nullable PeakonRequest request,
            @Nullable String relayState,
            UpstreamAuthentication authentication);

    /** A signed Response without assertion, whose status says why (SAML Core §3.2.2.2). */
    ResponseForm respondWithError(Application application, PeakonRequest request, RefusalCode code);

    /** Our IdP side's metadata document (SAML Metadata §2.4.3). */
    String metadata();
}
