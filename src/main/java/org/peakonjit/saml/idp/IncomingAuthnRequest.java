package org.peakonjit.saml.idp;

import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.saml.PeakonRequest;

/** What came of an AuthnRequest at our single sign-on service. */
public sealed interface IncomingAuthnRequest {

    /** A good request of this application's Peakon. */
    record Asked(Application application, PeakonRequest request) implements IncomingAuthnRequest {}

    /** A request that is answered with a SAML error status right away (SAML Core §3.2.2.2). */
    record Answered(Application application, ResponseForm response, Refusal refusal) implements IncomingAuthnRequest {}

    /**
     * A request that must not be answered, since its sender is unknown or unproven: the person sees a page.
     *
     * @param application whose Peakon it says to be of; null = of none of ours
     */
    record Rejected(@Nullable Application application, Refusal refusal) implements IncomingAuthnRequest {}
}
