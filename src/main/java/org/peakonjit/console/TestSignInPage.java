package org.peakonjit.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.Simulation;
import org.peakonjit.administration.Simulation.Result;
import org.peakonjit.administration.Simulation.Verdict;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.config.Settings;
import org.peakonjit.console.TestSignInSeal.Asserted;
import org.peakonjit.saml.sp.ServiceProvider;
import org.peakonjit.subject.Subject;

/**
 * A sign-on through the company's IdP up to the decision, for an administrator to look at: what was asserted, and what
 * would come of it. Nobody is handed on, no seat is taken, only GETs go to Peakon, and nothing asserted is kept.
 */
@Named
@RequestScoped
public class TestSignInPage {

    static final String PATH = "/console/test-sign-in.xhtml";

    @Inject
    Applications applications;

    @Inject
    Simulation simulation;

    @Inject
    ServiceProvider serviceProvider;

    @Inject
    TestSignInSeal seal;

    @Inject
    Settings settings;

    @Inject
    HttpServletRequest request;

    @Inject
    Clock clock;

    @Inject
    Viewer viewer;

    @Inject
    Messages messages;

    @Inject
    ConsoleEvents events;

    @Nullable
    private String application;

    @Nullable
    private Asserted asserted;

    @Nullable
    private Result result;

    /**
     * Begins one. The browser goes on to the company's IdP by a page of its own: it would follow no redirect that leads
     * from a form of ours to elsewhere (CSP {@code form-action}).
     */
    @Changing
    public void start() throws IOException {
        String name = application == null ? "" : application;
        if (applications.find(name).isEmpty()) {
            messages.wrong("test.no-application");
            return;
        }
        TestSignIn.begin(request, name, clock.instant());
        FacesContext.getCurrentInstance()
                .getExternalContext()
                .redirect(settings.contextPath() + TestSignInServlet.PATH);
    }

    /** Shows what came back, once, in the session that began the test. */
    public void arrive() {
        String sealed = request.getParameter(TestSignInDestination.SEALED);
        if (sealed == null || !viewer.mayChange()) {
            return;
        }
        Optional<TestSignIn> test = TestSignIn.end(request, clock.instant());
        Optional<Asserted> opened = test.flatMap(one -> seal.open(sealed, one.id()));
        Optional<Application> target = test.flatMap(one -> applications.find(one.application()));
        if (opened.isEmpty() || target.isEmpty()) {
            messages.wrong("test.not-yours");
            return;
        }
        application = target.get().name();
        asserted = opened.get();
        result = simulation.of(target.get(), subject(opened.get()));
        events.tell(
                viewer.administrator().name(),
                isSuccess() ? FirstSteps.TESTED : "sign-in.test-refused",
                application,
                null,
                null);
    }

    private Subject subject(Asserted of) {
        return new Subject(of.issuer(), of.name(), of.attributes(), settings.attributes());
    }

    /** Whether the person would arrive at Peakon. */
    public boolean isSuccess() {
        return result != null && result.verdict() != Verdict.REFUSED;
    }

    /** Whether an IdP is connected. */
    public boolean isReady() {
        return serviceProvider.isReady();
    }

    /** All applications' names. */
    public List<String> getNames() {
        return applications.all().stream().map(Application::name).toList();
    }

    /** What was asserted; null before. */
    public @Nullable Asserted getAsserted() {
        return asserted;
    }

    /** The NameID. */
    public String getNameId() {
        return asserted == null ? "" : asserted.nameId();
    }

    /** Its format. */
    public String getFormat() {
        return asserted == null ? "" : asserted.format();
    }

    /** Who asserted it. */
    public String getIssuer() {
        return asserted == null ? "" : asserted.issuer();
    }

    /** The attributes by name. */
    public Map<String, List<String>> getAttributes() {
        return asserted == null ? Map.of() : new TreeMap<>(asserted.attributes());
    }

    /** What would come of it. */
    public @Nullable Result getResult() {
        return result;
    }

    /** The SCIM request that would be sent, indented. */
    public String getBody() {
        return result == null || result.body() == null ? "" : result.body().toPrettyString();
    }

    public @Nullable String getApplication() {
        return application;
    }

    public void setApplication(@Nullable String application) {
        this.application = application;
    }
}
