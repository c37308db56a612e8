package org.peakonjit.saml.sp.structure;

import java.time.Instant;
import org.peakonjit.saml.PendingSignOn;

/**
 * What travels in the state cookie.
 *
 * @param requestId our AuthnRequest's ID
 * @param idp the entityID of the IdP that was asked
 */
public record SpState(PendingSignOn pending, String requestId, String idp, Instant issuedAt) {}
