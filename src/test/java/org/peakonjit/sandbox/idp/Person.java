package org.peakonjit.sandbox.idp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can sign in at the sandbox's IdP.
 *
 * @param id the name in forms, e.g. {@code ada}
 * @param familyName null where the company's directory has none
 * @param story what the demo shows with this person
 */
public record Person(
        String id,
        String givenName,
        @Nullable String familyName,
        String email,
        String jobTitle,
        String distinguishedName,
        List<String> groups,
        String employeeNumber,
        Story story) {

    /** How the person fares at the proxy. */
    public enum Outcome {
        ADMITTED("admitted"),
        DEPENDS("depends on the limit"),
        REFUSED("refused");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What Peakon holds of the person when the demo starts. */
    public enum AtPeakon {
        NOTHING,
        ACTIVE,
        INACTIVE
    }

    /** What happens when the person signs in, for a card. */
    public record Story(AtPeakon atPeakon, Outcome outcome, String headline, String text) {}

    /** Given and family name, as far as known. */
    public String displayName() {
        return familyName == null ? givenName : givenName + " " + familyName;
    }

    /** Up to two letters for the round picture. */
    public String initials() {
        return givenName.substring(0, 1) + (familyName == null ? "" : familyName.substring(0, 1));
    }

    /** The attributes asserted, under the names a directory uses. */
    public Map<String, List<String>> attributes() {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        attributes.put("mail", List.of(email));
        attributes.put("givenName", List.of(givenName));
        if (familyName != null) {
            attributes.put("sn", List.of(familyName));
        }
        attributes.put("title", List.of(jobTitle));
        attributes.put("distinguishedName", List.of(distinguishedName));
        attributes.put("employeeNumber", List.of(employeeNumber));
        attributes.put("objectGUID", List.of("acme-" + employeeNumber));
        if (!groups.isEmpty()) {
            attributes.put("groups", groups);
        }
        return attributes;
    }
}
