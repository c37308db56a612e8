package org.peakonjit.administration.configuration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.peakonjit.administration.configuration.Configuration.WrongConfigurationException;
import org.peakonjit.administration.policies.PolicyChanges;
import org.peakonjit.administration.policies.PolicyChanges.Deletion.InUse;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Reading;
import org.peakonjit.policy.SharedPolicies;
import org.peakonjit.policy.SharedPolicy;

/** The shared policies in the configuration document. A document that is silent about them leaves them as they are. */
@Singleton
public class ConfiguredPolicies {

    private final SharedPolicies policies;
    private final PolicyChanges changes;

    @Inject
    public ConfiguredPolicies(SharedPolicies policies, PolicyChanges changes) {
        this.policies = policies;
        this.changes = changes;
    }

    List<SharedPolicy> export() {
        return policies.all();
    }

    /** The names of those that will be there when the document is taken over. */
    Set<String> names(ConfigurationDocument document) {
        List<SharedPolicy> wanted = document.policies();
        return wanted == null
                ? policies.names()
                : wanted.stream().map(SharedPolicy::name).collect(Collectors.toSet());
    }

    /** Makes those what a checked document says that are in it. */
    void save(String actor, ConfigurationDocument document) {
        List<SharedPolicy> wanted = document.policies();
        if (wanted == null) {
            return;
        }
        policies.hold(wanted.stream().map(SharedPolicy::name).toList()); // at once, so that nobody waits crosswise
        for (int i = 0; i < wanted.size(); i++) {
            SharedPolicy one = wanted.get(i);
            Configuration.demandSaved(
                    changes.save(actor, one.name(), new Reading<>(one, List.of()), version -> true), "/policies/" + i);
        }
    }

    /** Deletes those that are not in a document that names any; its applications refer to none of them. */
    void deleteTheOthers(String actor, ConfigurationDocument document) {
        if (document.policies() == null) {
            return;
        }
        Set<String> names = names(document);
        policies.names().stream().filter(name -> !names.contains(name)).forEach(name -> {
            if (changes.delete(actor, name, version -> true) instanceof InUse used) {
                throw wrong(DocumentFault.POLICY_IN_USE, name, String.join(", ", used.applications()));
            }
        });
    }

    private static WrongConfigurationException wrong(DocumentFault fault, Object... arguments) {
        return new WrongConfigurationException(List.of(FieldError.of("/policies", "value", fault, arguments)));
    }
}
