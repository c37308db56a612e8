package org.peakonjit.saml;

import org.jspecify.annotations.Nullable;

/**
 * What a sign-on must remember between our AuthnRequest and the IdP's Response.
 *
 * @param application the application's name
 * @param target a deep link: a path at the application's Peakon host; null = Peakon's own start page
 * @param peakonRequest Peakon's AuthnRequest that started this, if one did
 * @param restarted whether this is the one clean restart that a lost or unsolicited sign-on gets
 */
public record PendingSignOn(
        String application,
        @Nullable String target,
        @Nullable PeakonRequest peakonRequest,
        boolean restarted) {

    /** A sign-on started at our own login page. */
    public static PendingSignOn to(String application, @Nullable String target) {
        return new PendingSignOn(application, target, null, false);
    }

    /** A sign-on started by Peakon. */
    public static PendingSignOn answering(String application, PeakonRequest request) {
        return new PendingSignOn(application, null, request, false);
    }
}
