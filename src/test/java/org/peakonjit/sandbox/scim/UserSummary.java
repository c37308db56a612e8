package org.peakonjit.sandbox.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.GenericScimResource;
import java.util.ArrayList;
import java.util.List;

/** The part of a SCIM user that pages and tests look at; absent texts are empty. */
public record UserSummary(
        String id,
        String userName,
        List<String> emails,
        String givenName,
        String familyName,
        boolean active,
        String externalId,
        String employeeNumber) {

    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    static UserSummary of(GenericScimResource user) {
        JsonNode node = user.getObjectNode();
        return new UserSummary(
                node.path("id").asText(),
                node.path("userName").asText(),
                emails(node.path("emails")),
                node.path("name").path("givenName").asText(),
                node.path("name").path("familyName").asText(),
                node.path("active").asBoolean(true),
                node.path("externalId").asText(),
                node.path(ENTERPRISE).path("employeeNumber").asText());
    }

    public String displayName() {
        return (givenName + " " + familyName).strip();
    }

    /** The first e-mail address. */
    public String email() {
        return emails.isEmpty() ? "" : emails.get(0);
    }

    /** Whether a NameID means this user: by userName, e-mail or employee number. */
    public boolean isNamed(String nameId, Folding folding) {
        return folding.same(nameId, userName) || hasEmail(nameId, folding) || nameId.equals(employeeNumber);
    }

    boolean hasEmail(String email, Folding folding) {
        return emails.stream().anyMatch(one -> folding.same(one, email));
    }

    private static List<String> emails(JsonNode entries) {
        List<String> emails = new ArrayList<>();
        entries.forEach(entry -> emails.add(entry.path("value").asText()));
        emails.removeIf(String::isEmpty);
        return List.copyOf(emails);
    }
}
