package org.peakonjit.sandbox.scim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * A call before it is answered.
 *
 * @param filter of a search, decoded; empty where there is none
 * @param body missing where there is none
 */
record ScimCallAsSent(String method, String filter, String contentType, JsonNode body) {

    boolean hasBody() {
        return !body.isMissingNode();
    }

    boolean isOfType(String type) {
        return contentType.startsWith(type);
    }

    boolean isSearch() {
        return !filter.isEmpty();
    }

    boolean isSearchBy(String attribute) {
        return filter.startsWith(attribute + " ");
    }

    /** Whether it is a PATCH with such an operation. */
    boolean operations(Predicate<JsonNode> which) {
        return method.equals("PATCH")
                && StreamSupport.stream(body.path("Operations").spliterator(), false)
                        .anyMatch(which);
    }
}
