package org.peakonjit.web.signout;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.signout.PendingSignOut;
import org.peakonjit.signout.SignOut;
import org.peakonjit.signout.SignOutStep;
import org.peakonjit.web.handoff.DeepLink;
import org.peakonjit.web.page.Pages;
import org.peakonjit.web.request.LoginAddress;
import org.peakonjit.web.signon.SignOnStart;
import org.peakonjit.web.signon.SignOutCookies;

/**
 * The way of a person who came with the wrong account: signed out at the IdP where it has a service for that, and asked
 * there to sign in anew in any case.
 */
@Singleton
public class OtherAccount {

    private final SignOut signOut;
    private final SignOutCookies cookies;
    private final SignOnStart signOnStart;
    private final Pages pages;

    @Inject
    OtherAccount(SignOut signOut, SignOutCookies cookies, SignOnStart signOnStart, Pages pages) {
        this.signOut = signOut;
        this.cookies = cookies;
        this.signOnStart = signOnStart;
        this.pages = pages;
    }

    /** Where the browser goes on once it is signed out, which {@code origin} began here. */
    static String signInAnew(HttpServletRequest request, PendingSignOut.Origin origin) {
        return request.getContextPath()
                + LoginAddress.path(
                        origin.name(),
                        DeepLink.pathIn(origin.relayState()),
                        LoginAddress.ACCOUNT + "=" + LoginAddress.ANEW);
    }

    public void start(HttpServletRequest request, HttpServletResponse response, PendingSignOn pending, String account)
            throws IOException {
        Optional<SignOutStep.Ask> ask = account.equals(LoginAddress.OTHER) && isAskedHere(request)
                ? signOut.beginHere(pending.application(), pending.target(), cookies.sessions(request))
                : Optional.empty();
        if (ask.isPresent() && isKept(response, ask.get().pending())) {
            pages.deliver(request, response, ask.get().request());
        } else {
            signOnStart.chooseAnew(request, response, pending.bySomebodyElse());
        }
    }

    /** Who would be kept signed in by a long deep link goes without it. */
    private boolean isKept(HttpServletResponse response, PendingSignOut signingOut) {
        return cookies.set(response, signingOut) || cookies.set(response, signingOut.withoutTarget());
    }

    /** No other site's page signs anybody out; browsers that do not say whose it was are few and old. */
    private static boolean isAskedHere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null || site.equals("same-origin") || site.equals("none");
    }
}
