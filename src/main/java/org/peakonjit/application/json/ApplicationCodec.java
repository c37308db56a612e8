package org.peakonjit.application.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications.Stored;
import org.peakonjit.application.AttributeMapping;
import org.peakonjit.application.SamlSettings;
import org.peakonjit.application.ScimSettings;
import org.peakonjit.json.EnumNames;
import org.peakonjit.json.Shapes;
import org.peakonjit.policy.AccessPolicy;

/** The application as a JSON resource: read strictly, written without its bearer token. */
public final class ApplicationCodec {

    /** Stands for a bearer token that is set: nobody reads it back, and writing it keeps the stored one. */
    public static final String MASK = "********";

    static final String BEARER_TOKEN = "bearerToken";

    /** A member of what we answer; ignored in what we read, so that an answer can be sent back changed. */
    public static final String LICENSES_CONSUMED = "licensesConsumed";

    private ApplicationCodec() {}

    /** Whether an application may be called that. */
    public static boolean isName(String text) {
        return Shapes.NAME.matcher(text).matches();
    }

    /** Reads an application: all of it, or everything that is wrong with it. Members we do not know are wrong. */
    public static ApplicationReading read(JsonNode json) {
        return new ApplicationReader().read(json);
    }

    /** The application with all defaults spelled out and without {@code bearerToken}; {@link #read} reads it back. */
    public static ObjectNode write(Application application) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", application.name());
        json.put("description", application.description());
        putIfSet(json, "domainName", application.domainName());
        json.put("enabled", application.enabled());
        ArrayNode policies = json.putArray("policies");
        application.policies().forEach(policy -> write(policy, policies.addObject()));
        write(application.saml(), json.putObject("saml"));
        write(application.scim(), json.putObject("scim"));
        return json;
    }

    /** The same, with {@link #MASK} where a bearer token is stored. */
    public static ObjectNode write(Stored stored) {
        ObjectNode json = write(stored.application());
        json.withObject("/scim").put(BEARER_TOKEN, stored.bearerTokenSet() ? MASK : null);
        return json;
    }

    private static void write(AccessPolicy policy, ObjectNode json) {
        json.put("name", policy.name());
        putTexts(json, "groups", policy.groups());
        putTexts(json, "organizationalUnits", policy.organizationalUnits());
    }

    private static void write(SamlSettings saml, ObjectNode json) {
        json.put("handOff", EnumNames.of(saml.handOff()));
        putIfSet(json, "entityId", saml.entityId());
        putIfSet(json, "acsUrl", saml.acsUrl());
        json.put("acsIndex", saml.acsIndex());
        putIfSet(json, "loginUrl", saml.loginUrl());
        putIfSet(json, "sloUrl", saml.sloUrl());
        json.put("nameId", EnumNames.of(saml.nameId()));
        putTexts(json, "signingCertificates", saml.signingCertificates());
        putTexts(json, "identityProviders", saml.identityProviders());
    }

    private static void write(ScimSettings scim, ObjectNode json) {
        json.put("jitProvisioning", scim.jitProvisioning());
        putIfSet(json, "baseUrl", scim.baseUrl());
        json.put("licenseConsumptionLimit", scim.licenseConsumptionLimit());
        json.put("existingAccountsOverLimit", EnumNames.of(scim.existingAccountsOverLimit()));
        json.put("onProvisioningFailure", EnumNames.of(scim.onProvisioningFailure()));
        json.put("reactivate", scim.reactivate());
        json.put("timeoutSeconds", scim.timeoutSeconds());
        ObjectNode release = json.putObject("releaseSeats");
        release.put("idleAfterDays", scim.seatRelease().idleAfterDays());
        release.put("inactive", scim.seatRelease().inactive());
        release.put("notEntitled", scim.seatRelease().notEntitled());
        ArrayNode rows = json.putArray("attributes");
        scim.attributes().forEach(row -> write(row, rows.addObject()));
    }

    private static void write(AttributeMapping row, ObjectNode json) {
        json.put("target", row.target());
        if (row.sources().size() == 1) {
            json.put("source", row.sources().get(0));
        } else if (!row.sources().isEmpty()) {
            putTexts(json, "source", row.sources());
        }
        putIfSet(json, "constant", row.constant());
        putIfSet(json, "template", row.template());
        putIfSet(json, "expression", row.expression());
        json.put("type", EnumNames.of(row.type()));
        json.put("required", row.required());
    }

    private static void putTexts(ObjectNode json, String name, List<String> texts) {
        ArrayNode array = json.putArray(name);
        texts.forEach(array::add);
    }

    private static void putIfSet(ObjectNode json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, Objects.toString(value));
        }
    }
}
