package org.peakonjit.saml;

import org.jspecify.annotations.Nullable;

/**
 * What a sign-on must remember between our AuthnRequest and the IdP's Response.
 *
 * @param application the application's name
 * @param target a deep link: a path at the application's Peakon host; null = Peakon's own start page
 * @param peakonRequest Peakon's AuthnRequest that started this, if one did
 * @param restarted whether this is the one clean restart that a lost or unsolicited sign-on gets
 * @param anew whether the person wants to come as somebody else, so that the IdP is asked to authenticate anew
 * @param repeated whether this is the one more time that a sign-on gets whose answer came, and ours was lost
 */
public record PendingSignOn(
        String application,
        @Nullable String target,
        @Nullable PeakonRequest peakonRequest,
        boolean restarted,
        boolean anew,
        boolean repeated) {

    public PendingSignOn(
            String application, @Nullable String target, @Nullable PeakonRequest peakonRequest, boolean restarted) {
        this(application, target, peakonRequest, restarted, false, false);
    }

    /** Whether Peakon wants nobody disturbed (SAML Core §3.4.1, IsPassive). */
    public boolean asksPassively() {
        return peakonRequest != null && peakonRequest.isPassive();
    }

    public PendingSignOn bySomebodyElse() {
        return new PendingSignOn(application, target, peakonRequest, restarted, true, repeated);
    }

    /** The same, begun anew since the IdP says that what the person had begun there had ended. */
    public PendingSignOn afterSessionEnd() {
        return new PendingSignOn(application, target, peakonRequest, true, anew, repeated);
    }

    /** The same, begun anew since what we answered was lost on its way to the browser. */
    public PendingSignOn afterLoss() {
        return new PendingSignOn(application, target, peakonRequest, restarted, anew, true);
    }

    /** The same, too late to answer what Peakon asked. */
    public PendingSignOn withoutPeakonRequest() {
        return new PendingSignOn(application, target, null, restarted, anew, repeated);
    }

    /** A sign-on started at our own login page. */
    public static PendingSignOn to(String application, @Nullable String target) {
        return new PendingSignOn(application, target, null, false);
    }

    public static PendingSignOn answering(String application, PeakonRequest request) {
        return new PendingSignOn(application, null, request, false);
    }
}
