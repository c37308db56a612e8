package org.peakonjit.console.form;

import static java.util.Map.entry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.peakonjit.administration.Difference;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.console.page.Messages;

/** What the forms call the members of our documents; a member that no form shows is called as in the document. */
@ApplicationScoped
public class FieldLabels {

    private static final String BETWEEN = " / ";

    /** The keys of the members' labels. */
    private static final Map<String, String> KEYS = Map.ofEntries(
            entry("description", "application.description"),
            entry("domainName", "application.domainName"),
            entry("enabled", "application.enabled"),
            entry("policies", "application.policies"),
            entry("groups", "policy.groups"),
            entry("organizationalUnits", "policy.units"),
            entry("handOff", "saml.handOff"),
            entry("entityId", "idp.entityId"),
            entry("acsUrl", "saml.acsUrl"),
            entry("acsIndex", "saml.acsIndex"),
            entry("loginUrl", "saml.loginUrl"),
            entry("sloUrl", "saml.sloUrl"),
            entry("nameId", "saml.nameId"),
            entry("signingCertificates", "saml.signingCertificates"),
            entry("identityProviders", "saml.identityProviders"),
            entry("jitProvisioning", "scim.jitProvisioning"),
            entry("baseUrl", "scim.baseUrl"),
            entry("bearerToken", "scim.bearerToken"),
            entry("licenseConsumptionLimit", "scim.limit"),
            entry("licensesConsumed", "chart.consumed"),
            entry("existingAccountsOverLimit", "scim.existing"),
            entry("onProvisioningFailure", "scim.failure"),
            entry("reactivate", "scim.reactivate"),
            entry("timeoutSeconds", "scim.timeout"),
            entry("releaseIdleDays", "scim.idle"),
            entry("idleDays", "scim.idle"),
            entry("releaseInactive", "scim.releaseInactive"),
            entry("releaseNotEntitled", "scim.releaseNotEntitled"),
            entry("attributes", "tab.attributes"),
            entry("source", "mapping.source"),
            entry("constant", "mapping.constant"),
            entry("template", "mapping.template"),
            entry("expression", "mapping.expression"),
            entry("type", "mapping.type"),
            entry("required", "mapping.required"),
            entry("clearWhenAbsent", "mapping.clearWhenAbsent"),
            entry("holder", "seats.holder"),
            entry("issuer", "column.issuer"),
            entry("personId", "decision.identifier"),
            entry("state", "seats.state"),
            entry("origin", "seats.origin"),
            entry("reservedAt", "seats.reservedAt"),
            entry("firstSignIn", "seats.firstSignIn"),
            entry("lastSignIn", "seats.lastSignIn"),
            entry("account", "seats.fate"),
            entry("emailDomains", "idp.domains"),
            entry("metadataUrl", "idp.metadata.url"),
            entry("role", "administrators.role"),
            entry("at", "column.at"),
            entry("accounts", "reconciliation.accounts"),
            entry("seats", "nav.seats"),
            entry("unknownAccounts", "reconciliation.unknown"),
            entry("seatsWithoutAccount", "reconciliation.gone"),
            entry("inactiveHolders", "reconciliation.inactive"),
            entry("released", "reconciliation.released"),
            entry("failure", "reconciliation.failure"),
            entry("mail", "alerts.mail"),
            entry("webhook", "alerts.webhook"),
            entry("language", "alerts.language"),
            entry("licenses", "alerts.licenses"));

    @Inject
    Messages messages;

    /** The fields that a change made different, called as the forms call them. */
    public List<Difference.Line> difference(AuditEntry change) {
        return Difference.between(change.before(), change.after()).stream()
                .map(line -> new Difference.Line(of(line.field()), line.before(), line.after()))
                .toList();
    }

    /**
     * A place in a document in the viewer's language.
     *
     * @param place as {@link Difference.Line} has it
     */
    public String of(String place) {
        return Arrays.stream(place.split(BETWEEN, -1)).map(this::label).collect(Collectors.joining(BETWEEN));
    }

    private String label(String member) {
        String key = KEYS.get(member);
        if (key != null && messages.has(key)) {
            return messages.text(key);
        }
        return switch (member) {
            case "saml" -> "SAML";
            case "scim" -> "SCIM";
            default -> member;
        };
    }
}
