package org.peakonjit.provisioning.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What an update of an account would send. */
public sealed interface Preview {

    /** The PatchOp message that makes an account active. */
    static JsonNode activation() {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:PatchOp");
        patch.putArray("Operations")
                .addObject()
                .put("op", "replace")
                .put("path", "active")
                .put("value", true);
        return patch;
    }

    /** @param patch a PatchOp message (RFC 7644 §3.5.2); empty when the account is as wanted already */
    record Update(Optional<JsonNode> patch) implements Preview {}

    /** Peakon could not be asked, or knows no such account. */
    record Failed(ProvisioningFailure failure) implements Preview {}
}
