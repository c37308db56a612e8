package org.peakonjit.console.form;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashMap;
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

    /** Member and key of its label, in turn. */
    private static final String[] KNOWN = {
        "displayName", "application.displayName",
        "description", "application.description",
        "domainName", "application.domainName",
        "enabled", "application.enabled",
        "policies", "application.policies",
        "shared", "policy.reusable",
        "groups", "policy.groups",
        "organizationalUnits", "policy.units",
        "handOff", "saml.handOff",
        "entityId", "idp.entityId",
        "acsUrl", "saml.acsUrl",
        "acsIndex", "saml.acsIndex",
        "loginUrl", "saml.loginUrl",
        "sloUrl", "saml.sloUrl",
        "nameId", "saml.nameId",
        "signingCertificates", "saml.signingCertificates",
        "identityProviders", "saml.identityProviders",
        "jitProvisioning", "scim.jitProvisioning",
        "baseUrl", "scim.baseUrl",
        "bearerToken", "scim.bearerToken",
        "licenseConsumptionLimit", "scim.limit",
        "licensesConsumed", "chart.consumed",
        "existingAccountsOverLimit", "scim.existing",
        "onProvisioningFailure", "scim.failure",
        "reactivate", "scim.reactivate",
        "timeoutSeconds", "scim.timeout",
        "releaseSeats", "scim.releases",
        "idleAfterDays", "scim.idle",
        "inactive", "scim.releaseInactive",
        "notEntitled", "scim.releaseNotEntitled",
        "attributes", "tab.attributes",
        "target", "mapping.target",
        "source", "mapping.source",
        "constant", "mapping.constant",
        "template", "mapping.template",
        "expression", "mapping.expression",
        "type", "mapping.type",
        "required", "mapping.required",
        "clearWhenAbsent", "mapping.clearWhenAbsent",
        "appearance", "appearance",
        "logo", "appearance.logo",
        "accent", "appearance.accent",
        "helpDeskUrl", "appearance.helpDeskUrl",
        "helpDeskMail", "appearance.helpDeskMail",
        "helpDeskPhone", "appearance.helpDeskPhone",
        "holder", "seats.holder",
        "issuer", "column.issuer",
        "personId", "decision.identifier",
        "state", "seats.state",
        "origin", "seats.origin",
        "reservedAt", "seats.reservedAt",
        "firstSignIn", "seats.firstSignIn",
        "lastSignIn", "seats.lastSignIn",
        "account", "seats.fate",
        "emailDomains", "idp.domains",
        "metadata", "idp.metadata",
        "metadataCertificate", "idp.metadataCertificate",
        "administrators", "idp.administrators",
        "role", "administrators.role",
        "at", "column.at",
        "accounts", "reconciliation.accounts",
        "seats", "nav.seats",
        "unknownAccounts", "reconciliation.unknown",
        "seatsWithoutAccount", "reconciliation.gone",
        "inactiveHolders", "reconciliation.inactive",
        "released", "reconciliation.released",
        "failure", "reconciliation.failure",
        "mail", "alerts.mail",
        "webhook", "alerts.webhook",
        "host", "alerts.mail-host",
        "port", "alerts.mail-port",
        "security", "alerts.mail-security",
        "user", "alerts.mail-user",
        "password", "alerts.mail-password",
        "from", "alerts.mail-from",
        "to", "alerts.mail-to",
        "secret", "alerts.webhook-secret",
        "language", "alerts.language",
        "licenses", "alerts.licenses",
        "thresholds", "alerts.licenses-thresholds",
        "rearmBelow", "alerts.licenses-rearmBelow"
    };

    private static final Map<String, String> KEYS = keys();

    @Inject
    Messages messages;

    private static Map<String, String> keys() {
        Map<String, String> keys = new HashMap<>();
        for (int i = 0; i < KNOWN.length; i += 2) {
            keys.put(KNOWN[i], KNOWN[i + 1]);
        }
        return Map.copyOf(keys);
    }

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
