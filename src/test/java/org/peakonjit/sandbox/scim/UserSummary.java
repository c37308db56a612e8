package org.peakonjit.sandbox.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.GenericScimResource;
import java.util.Locale;

/** The part of a SCIM user that pages and tests look at; absent texts are empty. */
public record UserSummary(
        String id,
        String userName,
        String email,
        String givenName,
        String familyName,
        boolean active,
        String externalId,
        String employeeNumber) {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    static UserSummary of(GenericScimResource user) {
        JsonNode node = user.getObjectNode();
        return new UserSummary(
                node.path("id").asText(),
                node.path("userName").asText(),
                node.path("emails").path(0).path("value").asText(),
                node.path("name").path("givenName").asText(),
                node.path("name").path("familyName").asText(),
                node.path("active").asBoolean(true),
                node.path("externalId").asText(),
                node.path(ENTERPRISE).path("employeeNumber").asText());
    }

    public String displayName() {
        return (givenName + " " + familyName).strip();
    }

    /** Whether a NameID means this user: by userName, e-mail or employee number. */
    public boolean isNamed(String nameId) {
        String name = nameId.toLowerCase(Locale.ROOT);
        return name.equals(userName.toLowerCase(Locale.ROOT))
                || name.equals(email.toLowerCase(Locale.ROOT))
                || nameId.equals(employeeNumber);
    }
}
