package org.peakonjit.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a new application begins with. */
enum Template {
    /** Peakon, with just-in-time provisioning. */
    PEAKON("peakon"),
    /** Any other service provider with SAML and SCIM 2.0. */
    GENERIC("");

    private final String name;

    Template(String name) {
        this.name = name;
    }

    /** Its name in addresses and message bundles. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that key; Peakon where there is none. */
    static Template of(@Nullable String key) {
        return Arrays.stream(values())
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElse(PEAKON);
    }

    ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("name", name).put("description", "").put("enabled", true);
        document.putArray("policies");
        document.putObject("saml").put("handOff", "assertion").put("nameId", "email");
        document.putObject("scim")
                .put("jitProvisioning", true)
                .put("existingAccountsOverLimit", "admit")
                .put("onProvisioningFailure", "admitKnown")
                .put("timeoutSeconds", 10)
                .putArray("attributes");
        return document;
    }
}
