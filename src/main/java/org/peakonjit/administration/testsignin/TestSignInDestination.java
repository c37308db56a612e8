package org.peakonjit.administration.testsignin;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.peakonjit.config.Settings;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.sp.Reception;
import org.peakonjit.subject.Subject;
import org.peakonjit.web.destination.OtherDestination;
import org.peakonjit.web.page.HandBackPage;
import org.peakonjit.web.page.NoticePage;
import org.peakonjit.web.page.Pages;
import org.peakonjit.web.signon.OneTimeUse;

/**
 * Where a test sign-in ends: neither at Peakon nor in the console, but with the administrator who began it. The IdP's
 * post comes without their session's cookie, so the browser carries the sealed assertion to the console's page itself;
 * where it was begun over the API, the person takes it there.
 */
@Singleton
public class TestSignInDestination implements OtherDestination {

    /** The page of the console that shows what came back. */
    public static final String PAGE = "/console/test-sign-in.xhtml";
    /** The form's field with what was asserted, sealed. */
    public static final String SEALED = "sealed";

    /** No application may be called so. */
    private static final String NAME = "$test";

    private static final String OVER_THE_API = "api:";
    /** Between the test's id and the application's name. */
    private static final char AT = '@';

    private final Settings settings;
    private final OneTimeUse oneTimeUse;
    private final TestSignInSeal seal;
    private final Pages pages;
    private final HandBackPage handBack;
    private final NoticePage notice;

    @Inject
    public TestSignInDestination(
            Settings settings,
            OneTimeUse oneTimeUse,
            TestSignInSeal seal,
            Pages pages,
            HandBackPage handBack,
            NoticePage notice) {
        this.settings = settings;
        this.oneTimeUse = oneTimeUse;
        this.seal = seal;
        this.pages = pages;
        this.handBack = handBack;
        this.notice = notice;
    }

    /** A sign-on that ends on the console's page. */
    public static PendingSignOn forConsole(TestTicket ticket) {
        return PendingSignOn.to(NAME, target(ticket));
    }

    /** A sign-on that ends on a page of its own. */
    static PendingSignOn forApi(TestTicket ticket) {
        return PendingSignOn.to(NAME, OVER_THE_API + target(ticket));
    }

    private static String target(TestTicket ticket) {
        return ticket.id() + AT + ticket.application();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean mayComeFrom(RegisteredIdp idp) {
        return true;
    }

    /** Whoever it is: the rules are told, not applied. */
    @Override
    public boolean takes(Subject subject) {
        return true;
    }

    @Override
    public Optional<String> application(PendingSignOn pending) {
        String target = pending.target();
        int at = target == null ? -1 : target.indexOf(AT);
        return target == null || at < 0 ? Optional.empty() : Optional.of(target.substring(at + 1));
    }

    /** Where it was begun over the API, only who began it can begin another. */
    @Override
    public Optional<String> start(PendingSignOn pending) {
        String test = pending.target();
        return test != null && test.startsWith(OVER_THE_API) ? Optional.empty() : Optional.of(PAGE);
    }

    @Override
    public void arrive(HttpServletRequest request, HttpServletResponse response, Reception.Accepted accepted)
            throws IOException {
        PendingSignOn pending = accepted.pending();
        String target = pending == null ? null : pending.target();
        if (target == null) {
            notice.testGone(request, response, settings.url(PAGE));
            return;
        }
        if (!oneTimeUse.useUp(accepted)) {
            notice.usedBefore(request, response, settings.url(PAGE));
            return;
        }
        Asserted asserted = Asserted.of(accepted.subject());
        String test = target.split(String.valueOf(AT), 2)[0];
        if (test.startsWith(OVER_THE_API)) {
            handBack.show(request, response, seal.seal(asserted, test.substring(OVER_THE_API.length())));
            return;
        }
        response.setHeader("Referrer-Policy", "same-origin"); // else the browser tells the console no Origin
        pages.post(request, response, settings.url(PAGE), Map.of(SEALED, seal.seal(asserted, test)));
    }
}
