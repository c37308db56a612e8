package org.peakonjit.subject;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Subjects for tests. */
public final class Subjects {

    public static final String IDP = "https://idp.corp.example/metadata";

    private Subjects() {}

    /** Somebody of corp.example with all that Peakon needs. */
    public static Subject named(String name) {
        return withEmail(name + "@corp.example");
    }

    public static Subject withEmail(String email) {
        return with(Map.of(
                "email", List.of(email),
                "givenName", List.of("Given"),
                "sn", List.of("Family")));
    }

    /** Somebody known by an identifier, whatever the address. */
    public static Subject known(String id, String email) {
        return known(IDP, id, email);
    }

    /** The same at another IdP. */
    public static Subject known(String issuer, String id, String email) {
        return new Subject(
                issuer,
                new NameId(email, NameId.EMAIL_ADDRESS),
                Map.of(
                        "email", List.of(email),
                        "givenName", List.of("Given"),
                        "sn", List.of("Family"),
                        "objectGUID", List.of(id)),
                AttributeNames.common());
    }

    /** Somebody of whom the IdP asserts nothing but the address. */
    public static Subject unknown(String issuer, String email) {
        return new Subject(
                issuer,
                new NameId(email, NameId.EMAIL_ADDRESS),
                Map.of("email", List.of(email), "givenName", List.of("Given"), "sn", List.of("Family")),
                AttributeNames.common());
    }

    public static Subject inGroups(String name, String... groups) {
        Map<String, List<String>> attributes = new HashMap<>(named(name).attributes());
        attributes.put("groups", List.of(groups));
        return with(attributes);
    }

    public static Subject at(String distinguishedName) {
        return with(Map.of("email", List.of("dn@corp.example"), "distinguishedName", List.of(distinguishedName)));
    }

    public static Subject with(Map<String, List<String>> attributes) {
        String email = String.join("", attributes.getOrDefault("email", List.of("nobody")));
        return new Subject(
                IDP,
                new NameId("of " + EmailAddress.canonical(email), NameId.PERSISTENT),
                attributes,
                AttributeNames.common());
    }
}
