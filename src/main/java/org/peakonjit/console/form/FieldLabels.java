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

    private static final Map<String, String> KEYS = Map.ofEntries(
            entry("displayName", "application.displayName"),
            entry("description", "application.description"),
            entry("domainName", "application.domainName"),
            entry("enabled", "enabled"),
            entry("policies", "application.policies"),
            entry("shared", "policy.reusable"),
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
            entry("releaseSeats", "scim.releases"),
            entry("idleAfterDays", "scim.idle"),
            entry("inactive", "scim.releaseInactive"),
            entry("notEntitled", "scim.releaseNotEntitled"),
            entry("attributes", "tab.attributes"),
            entry("target", "mapping.target"),
            entry("source", "mapping.source"),
            entry("constant", "mapping.constant"),
            entry("template", "mapping.template"),
            entry("expression", "mapping.expression"),
            entry("type", "mapping.type"),
            entry("required", "mapping.required"),
            entry("clearWhenAbsent", "mapping.clearWhenAbsent"),
            entry("appearance", "appearance"),
            entry("logo", "appearance.logo"),
            entry("accent", "appearance.accent"),
            entry("helpDeskUrl", "appearance.helpDeskUrl"),
            entry("helpDeskMail", "appearance.helpDeskMail"),
            entry("helpDeskPhone", "appearance.helpDeskPhone"),
            entry("holder", "seats.column.holder"),
            entry("issuer", "column.issuer"),
            entry("personId", "seats.column.person-id"),
            entry("state", "seats.column.state"),
            entry("origin", "seats.column.origin"),
            entry("reservedAt", "seats.column.reserved-at"),
            entry("firstSignIn", "seats.column.first-sign-in"),
            entry("lastSignIn", "seats.column.last-sign-in"),
            entry("account", "seats.fate"),
            entry("emailDomains", "idp.domains"),
            entry("metadata", "idp.metadata"),
            entry("metadataCertificate", "idp.metadataCertificate"),
            entry("administrators", "idp.administrators"),
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
            entry("host", "alerts.mail-host"),
            entry("port", "alerts.mail-port"),
            entry("security", "alerts.mail-security"),
            entry("user", "alerts.mail-user"),
            entry("password", "alerts.mail-password"),
            entry("from", "alerts.mail-from"),
            entry("to", "alerts.mail-to"),
            entry("secret", "alerts.webhook-secret"),
            entry("language", "alerts.language"),
            entry("licenses", "licenses"),
            entry("thresholds", "alerts.licenses-thresholds"),
            entry("rearmBelow", "alerts.licenses-rearmBelow"));

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
