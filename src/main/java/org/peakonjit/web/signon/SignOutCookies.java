package org.peakonjit.web.signon;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.saml.logout.SingleLogout.Side;
import org.peakonjit.signout.Participant;
import org.peakonjit.signout.PendingSignOut;
import org.peakonjit.signout.SessionParticipants;
import org.peakonjit.signout.SignOutSeal;
import org.peakonjit.subject.SessionName;
import org.peakonjit.web.request.StateCookies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The two cookies of single logout: where this browser is signed in, and the sign-out under way. */
@Singleton
public class SignOutCookies {

    public static final String SESSIONS = "peakonjit-session";
    public static final String PENDING = "peakonjit-signout";

    private static final Logger LOG = LoggerFactory.getLogger(SignOutCookies.class);

    private final StateCookies cookies;
    private final SignOutSeal seal;

    @Inject
    public SignOutCookies(StateCookies cookies, SignOutSeal seal) {
        this.cookies = cookies;
        this.seal = seal;
    }

    /**
     * Remembers a sign-on; {@code peakon} is how we call the session there, null where the IdP's own assertion is used, or
     * nobody was handed on.
     */
    public void remember(
            HttpServletRequest request,
            HttpServletResponse response,
            Application application,
            HandOffContext context,
            @Nullable SessionName peakon) {
        SessionName session = context.session();
        if (session == null) {
            LOG.debug("the IdP named nobody: the session cannot be signed out from here");
            return;
        }
        Participant idp = new Participant(Side.SP, context.issuer(), "", session);
        String entityId = application.saml().entityId();
        List<Participant> there = peakon == null || entityId == null
                ? List.of()
                : List.of(new Participant(Side.IDP, entityId, application.name(), peakon));
        Optional<String> value = seal.remember(StateCookies.value(request, SESSIONS), idp, there);
        if (value.isPresent()) {
            cookies.put(response, SESSIONS, value.get(), SessionParticipants.LONGEST);
        } else {
            LOG.debug("the session's names are too long for a cookie: it cannot be signed out from here");
            cookies.drop(response, SESSIONS); // what stood in it before would be taken for all
        }
    }

    public Optional<SessionParticipants> sessions(HttpServletRequest request) {
        return seal.sessions(StateCookies.value(request, SESSIONS));
    }

    public Optional<PendingSignOut> pending(HttpServletRequest request) {
        return seal.pending(StateCookies.value(request, PENDING));
    }

    /** @return false when it is too much to remember; then nothing is set */
    public boolean set(HttpServletResponse response, PendingSignOut pending) {
        Optional<String> value = seal.seal(pending);
        value.ifPresent(text -> cookies.put(response, PENDING, text, PendingSignOut.LONGEST));
        return value.isPresent();
    }

    public void forget(HttpServletResponse response) {
        cookies.drop(response, SESSIONS);
        cookies.drop(response, PENDING);
    }
}
