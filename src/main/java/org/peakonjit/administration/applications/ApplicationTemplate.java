package org.peakonjit.administration.applications;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.Worded;

/** What a new application begins with; its word names it in addresses and message bundles. */
public enum ApplicationTemplate implements Worded {
    /** Peakon, with just-in-time provisioning. */
    PEAKON("peakon", "Peakon"),
    /** Any other service provider with SAML and SCIM 2.0. */
    GENERIC("", null);

    private final String name;

    private final @Nullable String displayName;

    ApplicationTemplate(String name, @Nullable String displayName) {
        this.name = name;
        this.displayName = displayName;
    }

    /** The one of that word; Peakon where there is none. */
    public static ApplicationTemplate of(@Nullable String word) {
        return Worded.find(values(), word).orElse(PEAKON);
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
