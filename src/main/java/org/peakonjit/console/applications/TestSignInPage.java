package org.peakonjit.console.applications;

import jakarta.enterprise.inject.Model;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.simulation.Simulation.Result;
import org.peakonjit.administration.testsignin.Asserted;
import org.peakonjit.administration.testsignin.TestSignInDestination;
import org.peakonjit.administration.testsignin.TestSignInSeal;
import org.peakonjit.administration.testsignin.TestSignIns;
import org.peakonjit.administration.testsignin.TestTicket;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.config.Settings;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.page.FacesResponse;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.session.Viewer;
import org.peakonjit.saml.sp.ServiceProvider;

/**
 * A sign-on through the company's IdP up to the decision, for an administrator to look at: what was asserted, and what
 * would come of it. Nobody is handed on, no seat is taken, only GETs go to Peakon, and nothing asserted is kept.
 */
@Model
public class TestSignInPage {

    @Inject
    Applications applications;

    @Inject
    TestSignIns tests;

    @Inject
    ServiceProvider serviceProvider;

    @Inject
    TestSignInSeal seal;

    @Inject
    Settings settings;

    @Inject
    HttpServletRequest request;

    @Inject
    TestSignIn current;

    @Inject
    Viewer viewer;

    @Inject
    Messages messages;

    private @Nullable String application;

    private @Nullable Asserted asserted;

    private @Nullable Result result;

    /**
     * Begins one. The browser goes on to the company's IdP by a page of its own: it would follow no redirect that leads
     * from a form of ours to elsewhere (CSP {@code form-action}).
     */
    @Changing
    public void start() throws IOException {
        String name = application == null ? "" : application;
        Optional<Application> target = applications.find(name);
        if (target.isEmpty()) {
            messages.wrong("test.no-application");
            return;
        }
        current.begin(request, FacesResponse.current(), tests.begin(viewer.actor(), target.get()));
        FacesContext.getCurrentInstance()
                .getExternalContext()
                .redirect(settings.contextPath() + ConsoleTestSignInServlet.PATH);
    }

    /** Begins one for that application. */
    @Changing
    public void startFor(String wanted) throws IOException {
        application = wanted;
        start();
    }

    /** Shows what came back, once, in the session that began the test. */
    public void arrive() {
        String sealed = request.getParameter(TestSignInDestination.SEALED);
        if (sealed == null || !viewer.mayChange()) {
            return;
        }
        Optional<TestTicket> test = current.end(request, FacesResponse.current());
        Optional<Asserted> opened = test.flatMap(one -> seal.open(sealed, one.id()));
        Optional<Application> target = test.flatMap(one -> applications.find(one.application()));
        if (opened.isEmpty() || target.isEmpty()) {
            messages.wrong("test.not-yours");
            return;
        }
        application = target.get().name();
        asserted = opened.get();
        result = tests.conclude(viewer.actor(), target.get(), opened.get());
    }

    /** Whether the person would arrive at Peakon. */
    public boolean isSuccess() {
        return result != null && TestSignIns.isSuccess(result);
    }

    /** Whether an IdP is connected. */
    public boolean isReady() {
        return serviceProvider.isReady();
    }

    public @Nullable Asserted getAsserted() {
        return asserted;
    }

    /** What would come of it. */
    public @Nullable Result getResult() {
        return result;
    }

    public @Nullable String getApplication() {
        return application;
    }

    public void setApplication(@Nullable String application) {
        this.application = application;
    }
}
