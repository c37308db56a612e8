package org.peakonjit.it.parts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of a company, as its IdP asserts them.
 *
 * @param guid their objectGUID, which stays theirs; null where the directory has none
 * @param mail their e-mail address, which is the NameID, too
 * @param number their employee number; null where they have none
 */
public record Employee(
        @Nullable String guid, String mail, @Nullable String number, String familyName) {

    /** Somebody whose address is {@code name@corp.example}. */
    public static Employee named(String name) {
        return new Employee("guid-" + name, name + "@corp.example", "N-" + name, "Family " + name);
    }

    /** The same person, of another company. */
    public Employee at(String domain) {
        return withMail(mail.substring(0, mail.indexOf('@') + 1) + domain);
    }

    public Employee withMail(String other) {
        return new Employee(guid, other, number, familyName);
    }

    public Employee withGuid(@Nullable String other) {
        return new Employee(other, mail, number, familyName);
    }

    public Employee withNumber(@Nullable String other) {
        return new Employee(guid, mail, other, familyName);
    }

    public Employee withFamilyName(String other) {
        return new Employee(guid, mail, number, other);
    }

    Map<String, List<String>> attributes() {
        Map<String, List<String>> attributes =
                new HashMap<>(Map.of("mail", List.of(mail), "givenName", List.of("Given"), "sn", List.of(familyName)));
        if (guid != null) {
            attributes.put("objectGUID", List.of(guid));
        }
        if (number != null) {
            attributes.put("employeeNumber", List.of(number));
        }
        return attributes;
    }
}
