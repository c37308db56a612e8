package org.peakonjit.administration.applications;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a new application begins with. */
public enum ApplicationTemplate {
    /** Peakon, with just-in-time provisioning. */
    PEAKON("peakon", "Peakon"),
    /** Any other service provider with SAML and SCIM 2.0. */
    GENERIC("", null);

    private final String name;

    @Nullable
    private final String displayName;

    ApplicationTemplate(String name, @Nullable String displayName) {
        this.name = name;
        this.displayName = displayName;
    }

    /** Its name in addresses and message bundles. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that key; Peakon where there is none. */
    public static ApplicationTemplate of(@Nullable String key) {
        return Arrays.stream(values())
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElse(PEAKON);
    }

    public ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("name", name);
        if (displayName != null) {
            document.put("displayName", displayName);
        }
        document.put("description", "").put("enabled", true);
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
