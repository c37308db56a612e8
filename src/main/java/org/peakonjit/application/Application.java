package org.peakonjit.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.policy.AccessPolicy;
import org.peakonjit.subject.DomainScope;
import org.peakonjit.subject.Subject;

/**
 * An application people are handed on to, as an administrator describes it.
 *
 * @param name the name in URLs: lower-case letters, digits, hyphens; unique
 * @param displayName what people read, in any characters; null = the name
 * @param domainName the domain a person's e-mail must have; null = any
 * @param policies who is entitled; none at all = everybody of the domain
 * @param appearance null = as the settings have it
 */
@JsonInclude(Include.NON_NULL)
public record Application(
        String name,
        @Nullable String displayName,
        String description,
        @Nullable String domainName,
        boolean enabled,
        List<AccessPolicy> policies,
        SamlSettings saml,
        ScimSettings scim,
        @Nullable Appearance appearance) {

    public Application {
        appearance = appearance == null || !appearance.isOwn() ? null : appearance;
        displayName = displayName == null || displayName.isBlank() ? null : displayName.strip();
        policies = List.copyOf(policies);
    }

    /** One that people read by its name. */
    public Application(
            String name,
            String description,
            @Nullable String domainName,
            boolean enabled,
            List<AccessPolicy> policies,
            SamlSettings saml,
            ScimSettings scim) {
        this(name, null, description, domainName, enabled, policies, saml, scim, null);
    }

    /** What people read: its display name, or its name where it has none. */
    public String title() {
        return displayName == null ? name : displayName;
    }

    /** The names of the shared policies to which it refers. */
    public List<String> sharedPolicies() {
        return policies.stream()
                .filter(AccessPolicy::shared)
                .map(AccessPolicy::name)
                .toList();
    }

    /** The same with what its shared policies say now; one that is not there entitles nobody. */
    public Application sharing(Map<String, AccessPolicy> shared) {
        return new Application(
                name,
                displayName,
                description,
                domainName,
                enabled,
                policies.stream()
                        .map(policy -> policy.shared() ? shared.getOrDefault(policy.name(), policy) : policy)
                        .toList(),
                saml,
                scim,
                appearance);
    }

    /** Whether the subject's e-mail is of this application's domain. */
    public boolean hasDomainOf(Subject subject) {
        return domainName == null || subject.domain().filter(this::isOfDomain).isPresent();
    }

    /** Whether people of that domain may come, however it is spelled (case, IDNA). */
    public boolean isOfDomain(String domain) {
        return domainName == null || DomainScope.normal(domainName).equals(DomainScope.normal(domain));
    }

    /** Whether any policy entitles the subject, or there is none. */
    public boolean permits(Subject subject) {
        return policies.isEmpty() || entitlingPolicy(subject).isPresent();
    }

    public boolean namesGroups() {
        return policies.stream().anyMatch(policy -> !policy.groups().isEmpty());
    }

    public Optional<AccessPolicy> entitlingPolicy(Subject subject) {
        return policies.stream().filter(policy -> policy.permits(subject)).findFirst();
    }
}
