package org.peakonjit.provisioning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A person as we would send them to Peakon (RFC 7643 §4.1): the result of the attribute mapping.
 *
 * @param userName normalised
 * @param resource the whole JSON resource
 * @param digest of the resource: tells whether anything changed since it was last sent
 */
public record ScimUser(
        String userName, Optional<String> externalId, Optional<String> email, ObjectNode resource, String digest) {}
