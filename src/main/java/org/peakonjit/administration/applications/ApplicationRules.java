package org.peakonjit.administration.applications;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.peakonjit.application.Application;
import org.peakonjit.application.PeakonNameId;
import org.peakonjit.config.Settings;
import org.peakonjit.identityprovider.IdpDirectory;
import org.peakonjit.identityprovider.RegisteredIdps;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.FieldError;
import org.peakonjit.policy.AccessPolicy;
import org.peakonjit.policy.SharedPolicies;
import org.peakonjit.provisioning.mapping.MappingValidator;
import org.peakonjit.subject.AttributeNames.Known;

/**
 * Finds what would refuse people at every sign-on though the application's JSON is as it should be, so that whoever
 * saves it is told and not the people.
 */
@Singleton
public class ApplicationRules {

    private static final String IDENTITY_PROVIDERS = "/saml/identityProviders";

    private final RegisteredIdps registered;
    private final SharedPolicies policies;
    private final List<String> employeeNumber;

    @Inject
    public ApplicationRules(RegisteredIdps registered, SharedPolicies policies, Settings settings) {
        this.registered = registered;
        this.policies = policies;
        this.employeeNumber = settings.attributes().of(Known.EMPLOYEE_NUMBER);
    }

    /**
     * All that is wrong with it among the identity providers that are registered; none when it can be used. Nobody deletes
     * one that it names until the current transaction ends.
     */
    public List<FieldError> problems(Application application) {
        // In the order of their names, so that two who hold several never wait for each other.
        application.saml().identityProviders().stream().sorted().forEach(registered::hold);
        return problems(
                application,
                new IdpDirectory(registered.all()),
                application.sharedPolicies().isEmpty() ? Set.of() : policies.names());
    }

    /** The same where these will be registered, and these shared policies there. */
    public List<FieldError> problems(Application application, IdpDirectory directory, Set<String> shared) {
        List<FieldError> errors = new ArrayList<>();
        policies(application, shared, errors);
        identityProviders(application, directory, errors);
        MappingValidator.problems(application.scim().attributes()).stream()
                .map(MappingValidator.Problem::error)
                .forEach(errors::add);
        if (isByNumber(application) && application.scim().jitProvisioning()) {
            MappingValidator.problemOfNumber(application.scim().attributes(), employeeNumber)
                    .map(MappingValidator.Problem::error)
                    .ifPresent(errors::add);
        }
        return errors;
    }

    private static void policies(Application application, Set<String> shared, List<FieldError> errors) {
        for (int i = 0; i < application.policies().size(); i++) {
            AccessPolicy policy = application.policies().get(i);
            if (policy.shared() && !shared.contains(policy.name())) {
                errors.add(FieldError.of(
                        "/policies/" + i + "/shared", "unknown", DocumentFault.NO_SUCH_POLICY, policy.name()));
            }
        }
    }

    private static boolean isByNumber(Application application) {
        return application.saml().nameId() == PeakonNameId.EMPLOYEE_NUMBER;
    }

    private static void identityProviders(Application application, IdpDirectory directory, List<FieldError> errors) {
        List<String> names = application.saml().identityProviders();
        Set<String> known = directory.names();
        for (int i = 0; i < names.size(); i++) {
            if (!known.contains(names.get(i))) {
                errors.add(FieldError.of(
                        IDENTITY_PROVIDERS + "/" + i, "unknown", DocumentFault.NO_SUCH_IDP, names.get(i)));
            }
        }
        if (isByNumber(application) && takesNotOne(application, directory)) {
            errors.add(FieldError.of(IDENTITY_PROVIDERS, "value", DocumentFault.ONE_IDP_ALONE));
        }
    }

    /** What is named at none must be the one that speaks for everybody of whom no other does, where there are several. */
    private static boolean takesNotOne(Application application, IdpDirectory directory) {
        List<String> names = application.saml().identityProviders();
        return names.size() > 1
                || names.isEmpty()
                        && directory.possibleFor(application).isEmpty()
                        && !directory.inService().isEmpty();
    }
}
