package org.peakonjit.provisioning.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.peakonjit.subject.DomainScope;

/**
 * A person as we would send them to Peakon (RFC 7643 §4.1): the result of the attribute mapping.
 *
 * @param userName normalised
 * @param resource the JSON resource; null stands where a value is to be removed (RFC 7643 §2.5)
 * @param colleagues attributes of extensions that refer to colleagues by their e-mail, apart from the resource, since one
 *     whose colleague has no account may be refused, and all that is sent with it
 * @param digest of both as they were mapped: tells whether anything changed since it was last sent
 * @param scope whose accounts may be taken for this person's
 */
public record ScimUser(
        String userName,
        Optional<String> externalId,
        Optional<String> email,
        ObjectNode resource,
        ObjectNode colleagues,
        String digest,
        DomainScope scope) {

    /** Asserted by an IdP that may speak for everybody. */
    public ScimUser(
            String userName,
            Optional<String> externalId,
            Optional<String> email,
            ObjectNode resource,
            ObjectNode colleagues,
            String digest) {
        this(userName, externalId, email, resource, colleagues, digest, DomainScope.ANY);
    }

    /** The same of whom no attribute of an extension refers to a colleague. */
    public ScimUser(
            String userName, Optional<String> externalId, Optional<String> email, ObjectNode resource, String digest) {
        this(userName, externalId, email, resource, JsonNodeFactory.instance.objectNode(), digest);
    }

    /** The same person, asserted by an IdP that may speak for these. */
    public ScimUser within(DomainScope newScope) {
        return new ScimUser(userName, externalId, email, resource, colleagues, digest, newScope);
    }

    /** Whether the person is known at Peakon by nothing for which the IdP may not speak. */
    public boolean isInScope() {
        return scope.covers(userName) && email.map(scope::covers).orElse(true);
    }

    /** The enterprise extension's schema (RFC 7643 §4.3). */
    public static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static final String MANAGER = "manager";

    /** Somebody of whom nothing but names is known: enough to look for them, not to create them. */
    public static ScimUser known(String userName, Optional<String> email) {
        return known(userName, Optional.empty(), email);
    }

    public static ScimUser known(String userName, Optional<String> externalId, Optional<String> email) {
        return new ScimUser(userName, externalId, email, JsonNodeFactory.instance.objectNode(), "");
    }

    /** The employee number that the mapping gives (RFC 7643 §4.3). */
    public Optional<String> employeeNumber() {
        return text(resource.path(ENTERPRISE).path("employeeNumber"));
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.ofNullable(node.asText(null)).filter(value -> !value.isBlank());
    }

    /**
     * Whether part of the resource is held back on creation, because it refers to a colleague who must exist first: a
     * new account then still needs {@code PeakonMaintenance.update}.
     */
    public boolean refersToColleague() {
        return manager().isPresent() || !colleagues.isEmpty();
    }

    /** Who the mapping says the manager is: an e-mail, or the id of an account (RFC 7643 §4.3). */
    public Optional<String> manager() {
        return text(resource.path(ENTERPRISE).path(MANAGER).path("value"));
    }

    /** What an account is made of: the resource without what refers to a colleague, and without what is to be removed. */
    public ObjectNode resourceToCreate() {
        return Unassigned.leftOut(withoutColleague().resource());
    }

    public ScimUser withManager(String accountId) {
        ObjectNode changed = resource.deepCopy();
        changed.withObjectProperty(ENTERPRISE).putObject(MANAGER).put("value", accountId);
        return of(changed, colleagues);
    }

    /** The same person, with all in one resource. */
    public ScimUser whole() {
        ObjectNode all = resource.deepCopy();
        colleagues
                .properties()
                .forEach(extension ->
                        all.withObjectProperty(extension.getKey()).setAll((ObjectNode) extension.getValue()));
        return of(all, JsonNodeFactory.instance.objectNode());
    }

    /** Nothing of the person but what {@link #colleagues} has, as it is sent. */
    public ScimUser colleaguesAlone() {
        ObjectNode alone = colleagues.deepCopy();
        ArrayNode schemas = alone.putArray("schemas");
        colleagues.fieldNames().forEachRemaining(schemas::add);
        return of(alone, JsonNodeFactory.instance.objectNode());
    }

    /** The same person, with nothing that refers to a colleague. */
    public ScimUser withoutColleague() {
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        if (manager().isEmpty()) {
            return of(resource, none);
        }
        ObjectNode changed = resource.deepCopy();
        if (changed.get(ENTERPRISE) instanceof ObjectNode enterprise) {
            enterprise.remove(MANAGER);
            if (enterprise.isEmpty()) {
                changed.remove(ENTERPRISE);
                changed.withArrayProperty("schemas").removeIf(schema -> ENTERPRISE.equals(schema.asText()));
            }
        }
        return of(changed, none);
    }

    private ScimUser of(ObjectNode newResource, ObjectNode newColleagues) {
        return new ScimUser(userName, externalId, email, newResource, newColleagues, digest, scope);
    }

    /** Never the person's data: it has no place in a log. */
    @Override
    public String toString() {
        return "ScimUser[digest=" + digest + "]";
    }
}
