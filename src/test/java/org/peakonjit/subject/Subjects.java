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

    public static Subject inGroups(String name, String... groups) {
        Map<String, List<String>> attributes = new HashMap<>(named(name).attributes());
        attributes.put("groups", List.of(groups));
        return with(attributes);
    }

    public static Subject at(String distinguishedName) {
        return with(Map.of("email", List.of("dn@corp.example"), "distinguishedName", List.of(distinguishedName)));
    }

    public static Subject with(Map<String, List<String>> attributes) {
        return new Subject(IDP, new NameId("opaque", NameId.PERSISTENT), attributes, AttributeNames.common());
    }
}
