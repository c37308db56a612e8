package org.peakonjit.provisioning.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.apache.commons.codec.digest.DigestUtils;

/** The SHA-256 of a resource's canonical JSON: members sorted, no white space. */
final class Digest {

    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Digest() {}

    static String of(JsonNode resource) {
        try {
            byte[] json = CANONICAL.writeValueAsBytes(CANONICAL.treeToValue(resource, Object.class));
            return DigestUtils.sha256Hex(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every JRE digests JSON", e);
        }
    }
}
