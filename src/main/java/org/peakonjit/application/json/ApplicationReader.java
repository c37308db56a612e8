package org.peakonjit.application.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.peakonjit.application.Application;
import org.peakonjit.application.AttributeMapping;
import org.peakonjit.application.CertificateText;
import org.peakonjit.application.ExistingAccountsOverLimit;
import org.peakonjit.application.HandOffKind;
import org.peakonjit.application.OnProvisioningFailure;
import org.peakonjit.application.PeakonNameId;
import org.peakonjit.application.SamlSettings;
import org.peakonjit.application.ScimSettings;
import org.peakonjit.application.SeatRelease;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Fields;
import org.peakonjit.json.Shapes;
import org.peakonjit.policy.AccessPolicy;

/** Reads one application, noting everything that is wrong with it. */
final class ApplicationReader {

    private static final int LONGEST_WORDS = 256;
    private static final int LONGEST_DESCRIPTION = 2000;
    private static final int DEFAULT_TIMEOUT = 10;
    private static final int LONGEST_TIMEOUT = 60;
    private static final int LONGEST_IDLE = 3650;
    private static final String URL = "must be an absolute http or https URL without user name or fragment";

    private final List<FieldError> errors = new ArrayList<>();
    private Optional<String> bearerToken = Optional.empty();

    ApplicationReading read(JsonNode json) {
        Fields root = new Fields(json, "", errors);
        Application application = new Application(
                name(root),
                description(root),
                root.shaped("domainName", Shapes::domain, "must be a domain name such as corp.example"),
                root.flag("enabled", true),
                policies(root),
                saml(root),
                scim(root));
        root.ignore(ApplicationCodec.LICENSES_CONSUMED);
        root.refuseTheRest();
        return errors.isEmpty()
                ? new ApplicationReading.Readable(application, bearerToken)
                : new ApplicationReading.Wrong(errors);
    }

    private String name(Fields root) {
        String name = root.words("name", LONGEST_WORDS);
        if (!name.isBlank() && !Shapes.NAME.matcher(name).matches()) {
            root.wrong(
                    "name",
                    "value",
                    "must be 1 to 63 lower-case letters, digits and hyphens, beginning with a letter or digit");
        }
        return name;
    }

    private String description(Fields root) {
        String description = root.text("description").orElse("");
        if (description.length() > LONGEST_DESCRIPTION) {
            root.wrong("description", "value", "must not be longer than " + LONGEST_DESCRIPTION + " characters");
        }
        return description;
    }

    private List<AccessPolicy> policies(Fields root) {
        List<AccessPolicy> policies = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Fields policy : root.objects("policies")) {
            String name = policy.words("name", LONGEST_WORDS);
            if (!names.add(name)) {
                policy.wrong("name", "duplicate", "names another policy of this application, too");
            }
            policies.add(new AccessPolicy(
                    name,
                    policy.texts("groups", group -> !group.isBlank(), "must not be blank"),
                    policy.texts(
                            "organizationalUnits",
                            unit -> AccessPolicy.distinguishedName(unit).isPresent(),
                            "must be a distinguished name such as OU=Staff,DC=corp,DC=example")));
            policy.refuseTheRest();
        }
        return policies;
    }

    private static SamlSettings saml(Fields root) {
        Fields saml = root.object("saml");
        Integer acsIndex = saml.wholeNumber("acsIndex", 0, SamlSettings.LARGEST_INDEX);
        SamlSettings settings = new SamlSettings(
                saml.choice("handOff", HandOffKind.values(), HandOffKind.ASSERTION),
                saml.shaped("entityId", Shapes::entityId, "must be an entityID: up to 1024 characters, no white space"),
                saml.shaped("acsUrl", Shapes::webUrl, URL),
                saml.shaped("loginUrl", Shapes::webUrl, URL),
                saml.choice("nameId", PeakonNameId.values(), PeakonNameId.EMAIL),
                saml.texts(
                        "signingCertificates",
                        text -> CertificateText.parse(text).isPresent(),
                        "must be an X.509 certificate of an RSA or EC key, PEM or bare base64"),
                saml.shaped("sloUrl", Shapes::webUrl, URL),
                saml.texts(
                        "identityProviders",
                        name -> Shapes.NAME.matcher(name).matches(),
                        "must be the name of an identity provider"),
                acsIndex == null ? 0 : acsIndex);
        if (settings.handOff() == HandOffKind.ASSERTION) {
            need(saml, "entityId", "is missing: Peakon's entityID, the audience of the assertions");
            need(saml, "acsUrl", "is missing: Peakon's assertion consumer service");
        } else {
            need(saml, "loginUrl", "is missing: the page people are redirected to");
        }
        saml.refuseTheRest();
        return settings;
    }

    private ScimSettings scim(Fields root) {
        Fields scim = root.object("scim");
        boolean jit = scim.flag("jitProvisioning", root.has("scim"));
        URI baseUrl = scim.shaped("baseUrl", Shapes::webUrlWithoutQuery, URL + ", without query");
        if (jit) {
            need(scim, "baseUrl", "is missing: people cannot be provisioned without Peakon's SCIM URL");
        }
        bearerToken = Optional.ofNullable(
                        scim.shaped("bearerToken", Shapes::token, "must be a token of printable ASCII without spaces"))
                .filter(token -> !token.equals(ApplicationCodec.MASK));
        Integer timeout = scim.wholeNumber("timeoutSeconds", 1, LONGEST_TIMEOUT);
        ScimSettings settings = new ScimSettings(
                jit,
                baseUrl,
                scim.wholeNumber("licenseConsumptionLimit", 0, Integer.MAX_VALUE),
                scim.choice(
                        "existingAccountsOverLimit",
                        ExistingAccountsOverLimit.values(),
                        ExistingAccountsOverLimit.ADMIT),
                scim.choice("onProvisioningFailure", OnProvisioningFailure.values(), OnProvisioningFailure.ADMIT_KNOWN),
                scim.flag("reactivate", false),
                timeout == null ? DEFAULT_TIMEOUT : timeout,
                attributes(scim),
                seatRelease(scim));
        scim.ignore(ApplicationCodec.LICENSES_CONSUMED);
        scim.refuseTheRest();
        return settings;
    }

    private static SeatRelease seatRelease(Fields scim) {
        if (!scim.has("releaseSeats")) {
            return SeatRelease.OFF;
        }
        Fields release = scim.object("releaseSeats");
        SeatRelease settings = new SeatRelease(
                release.wholeNumber("idleAfterDays", 1, LONGEST_IDLE),
                release.flag("inactive", false),
                release.flag("notEntitled", false));
        release.refuseTheRest();
        return settings;
    }

    private static List<AttributeMapping> attributes(Fields scim) {
        List<AttributeMapping> rows = new ArrayList<>();
        Set<String> targets = new HashSet<>();
        for (Fields row : scim.objects("attributes")) {
            AttributeMapping mapping = MappingRow.read(row);
            if (!mapping.target().isBlank() && !targets.add(mapping.target())) {
                row.wrong("target", "duplicate", "is the target of another row, too");
            }
            rows.add(mapping);
        }
        return rows;
    }

    private static void need(Fields fields, String name, String message) {
        if (!fields.has(name)) {
            fields.wrong(name, "required", message);
        }
    }
}
