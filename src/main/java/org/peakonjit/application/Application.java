package org.peakonjit.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.policy.AccessPolicy;
import org.peakonjit.subject.Subject;

/**
 * An application people are handed on to, as an administrator describes it.
 *
 * @param name the name in URLs: lower-case letters, digits, hyphens; unique
 * @param domainName the domain a person's e-mail must have; null = any
 * @param policies who is entitled; none at all = everybody of the domain
 */
@JsonInclude(Include.NON_NULL)
public record Application(
        String name,
        String description,
        @Nullable String domainName,
        boolean enabled,
        List<AccessPolicy> policies,
        SamlSettings saml,
        ScimSettings scim) {

    public Application {
        policies = List.copyOf(policies);
    }

    /** Whether the subject's e-mail is of this application's domain, compared case-insensitively. */
    public boolean hasDomainOf(Subject subject) {
        return domainName == null
                || subject.domain()
                        .filter(domainName.toLowerCase(Locale.ROOT)::equals)
                        .isPresent();
    }

    /** Whether any policy entitles the subject, or there is none. */
    public boolean permits(Subject subject) {
        return policies.isEmpty() || entitlingPolicy(subject).isPresent();
    }

    /** Whether any policy entitles by group. */
    public boolean namesGroups() {
        return policies.stream().anyMatch(policy -> !policy.groups().isEmpty());
    }

    /** The first policy that entitles the subject. */
    public Optional<AccessPolicy> entitlingPolicy(Subject subject) {
        return policies.stream().filter(policy -> policy.permits(subject)).findFirst();
    }
}
