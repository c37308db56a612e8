package org.peakonjit.application.jpa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.peakonjit.json.Documents;

/** A stored application as its bare JSON, which every version can read. */
final class StoredDefinition {

    private StoredDefinition() {}

    static JsonNode parsed(String definition) {
        try {
            return Documents.MAPPER.readTree(definition);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance(); // nobody can read it: it refers to nothing
        }
    }
}
