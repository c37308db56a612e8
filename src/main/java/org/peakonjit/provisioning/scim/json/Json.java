package org.peakonjit.provisioning.scim.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import org.peakonjit.subject.EmailAddress;

/** Reads and writes SCIM's JSON. */
public final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    public static Optional<JsonNode> object(byte[] body) {
        try {
            return Optional.ofNullable(MAPPER.readTree(body)).filter(JsonNode::isObject);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What stands there as text, without the byte order mark that some begin with, nor white space around it. */
    public static String text(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
    }

    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** A member by name; SCIM's attribute names are case-insensitive (RFC 7643 §2.1). */
    public static JsonNode member(JsonNode object, String name) {
        return object.path(nameIn(object, name));
    }

    /** The service's own spelling of the member. */
    static String nameIn(JsonNode object, String name) {
        if (object.has(name)) {
            return name;
        }
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String candidate = names.next();
            if (candidate.equalsIgnoreCase(name)) {
                return candidate;
            }
        }
        return name;
    }

    /**
     * Whether two names are the same where case does not matter: that of A to Z only. Unicode's rules make one person of
     * two, as the Kelvin sign in an address would somebody of whose address has a k.
     */
    static boolean same(String one, String other) {
        return EmailAddress.canonical(one).equals(EmailAddress.canonical(other));
    }
}
