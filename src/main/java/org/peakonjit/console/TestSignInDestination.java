package org.peakonjit.console;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.peakonjit.config.Settings;
import org.peakonjit.console.TestSignInSeal.Asserted;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.saml.sp.Reception;
import org.peakonjit.signon.PendingSignOn;
import org.peakonjit.signon.UsedAssertions;
import org.peakonjit.signon.web.OtherDestination;
import org.peakonjit.signon.web.Pages;

/**
 * Where a test sign-in ends: neither at Peakon nor in the console, but back on the page of the administrator who began
 * it. The IdP's post comes without their session's cookie, so the browser carries the sealed assertion there itself.
 */
@Singleton
public class TestSignInDestination implements OtherDestination {

    /** No application may be called so. */
    static final String NAME = "$test";

    static final String SEALED = "sealed";

    private final Settings settings;
    private final UnitOfWork unitOfWork;
    private final UsedAssertions usedAssertions;
    private final TestSignInSeal seal;
    private final Pages pages;

    @Inject
    public TestSignInDestination(
            Settings settings, UnitOfWork unitOfWork, UsedAssertions usedAssertions, TestSignInSeal seal, Pages pages) {
        this.settings = settings;
        this.unitOfWork = unitOfWork;
        this.usedAssertions = usedAssertions;
        this.seal = seal;
        this.pages = pages;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean mayComeFrom(RegisteredIdp idp) {
        return true;
    }

    @Override
    public void arrive(HttpServletRequest request, HttpServletResponse response, Reception.Accepted accepted)
            throws IOException {
        PendingSignOn pending = accepted.pending();
        String test = pending == null ? null : pending.target();
        if (test == null || !isFirstUse(accepted)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        response.setHeader("Referrer-Policy", "same-origin"); // else the browser tells the console no Origin
        pages.post(
                request,
                response,
                settings.url(TestSignInPage.PATH),
                Map.of(SEALED, seal.seal(Asserted.of(accepted.subject()), test)));
    }

    private boolean isFirstUse(Reception.Accepted accepted) {
        return unitOfWork.call(
                () -> usedAssertions.use(accepted.subject().issuer(), accepted.assertionId(), accepted.usableUntil()));
    }
}
