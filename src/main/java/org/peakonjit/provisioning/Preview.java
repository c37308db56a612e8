package org.peakonjit.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What an update of an account would send. */
public sealed interface Preview {

    /** @param patch a PatchOp message (RFC 7644 §3.5.2); empty when the account is as wanted already */
    record Update(Optional<JsonNode> patch) implements Preview {}

    /** Peakon could not be asked, or knows no such account. */
    record Failed(ProvisioningFailure failure) implements Preview {}
}
