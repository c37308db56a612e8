package org.peakonjit.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.audit.AuditEntry.Kind;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.saml.sp.ServiceProvider;

/** The way from an empty installation to the first person who arrives at Peakon. */
@ApplicationScoped
public class FirstSteps {

    /** What the audit says of a test sign-in that would have led to Peakon. */
    static final String TESTED = "sign-in.tested";

    @Inject
    ServiceProvider serviceProvider;

    @Inject
    Applications applications;

    @Inject
    AuditTrail trail;

    /**
     * One step.
     *
     * @param page the page on which it is done
     */
    public record Step(String name, String page, boolean done) {

        public String getName() {
            return name;
        }

        public String getPage() {
            return page;
        }

        public boolean isDone() {
            return done;
        }
    }

    /** All steps, in order. */
    public record Guide(List<Step> steps) {
        public Guide {
            steps = List.copyOf(steps);
        }

        public List<Step> getSteps() {
            return steps;
        }

        /** Whether nothing is left. */
        public boolean isFinished() {
            return steps.stream().allMatch(Step::done);
        }
    }

    Guide guide() {
        List<Application> all = applications.all();
        boolean provisions = all.stream()
                .anyMatch(one -> one.scim().jitProvisioning()
                        && applications.bearerToken(one.name()).isPresent());
        return new Guide(List.of(
                new Step("identityProvider", "identity-provider", serviceProvider.isReady()),
                new Step("application", all.isEmpty() ? "add-application" : "applications", !all.isEmpty()),
                new Step("provisioning", all.isEmpty() ? "add-application" : "applications", provisions),
                new Step(
                        "signOn",
                        "test-sign-in",
                        happened(Kind.ADMINISTRATION, TESTED) || happened(Kind.SIGN_ON, "admitted"))));
    }

    private boolean happened(Kind kind, String outcome) {
        AuditQuery query = new AuditQuery(
                Optional.of(kind),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(outcome),
                Optional.empty());
        return !trail.page(query, 0, 1).isEmpty();
    }
}
