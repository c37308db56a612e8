package org.peakonjit.administration.applications;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.audit.AuditEntry.Kind;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.json.Worded;
import org.peakonjit.saml.sp.ServiceProvider;

/** The way from an empty installation to the first person who arrives at Peakon. */
@Singleton
public class FirstSteps {

    private final ServiceProvider serviceProvider;
    private final Applications applications;
    private final AuditTrail trail;

    @Inject
    public FirstSteps(ServiceProvider serviceProvider, Applications applications, AuditTrail trail) {
        this.serviceProvider = serviceProvider;
        this.applications = applications;
        this.trail = trail;
    }

    public enum Step implements Worded {
        IDENTITY_PROVIDER,
        APPLICATION,
        PROVISIONING,
        SIGN_ON
    }

    /** The steps that are not done yet, in order. */
    public List<Step> open() {
        return List.of(Step.values()).stream().filter(step -> !isDone(step)).toList();
    }

    private boolean isDone(Step step) {
        return switch (step) {
            case IDENTITY_PROVIDER -> serviceProvider.isReady();
            case APPLICATION -> !applications.all().isEmpty();
            case PROVISIONING -> applications.all().stream().anyMatch(this::provisions);
            case SIGN_ON ->
                happened(Kind.ADMINISTRATION, AdministrativeAction.SIGN_IN_TESTED.code())
                        || happened(Kind.SIGN_ON, "admitted");
        };
    }

    private boolean provisions(Application application) {
        return application.scim().jitProvisioning()
                && applications.bearerToken(application.name()).isPresent();
    }

    private boolean happened(Kind kind, String outcome) {
        return !trail.page(AuditQuery.of(kind, outcome, Optional.empty()), 0, 1).isEmpty();
    }
}
