package org.peakonjit.provisioning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchRequest;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The users of the faulty server: userName, e-mail, employee number and externalId are unique, whichever way they come.
 * Guarded by the server.
 */
final class StoredUsers {

    private static final Pattern FILTER = Pattern.compile("(\\S+) eq (\".*\")");

    private static final List<String> UNIQUE = List.of(
            "userName",
            "emails",
            "externalId",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber");

    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<String, Stored> users = new LinkedHashMap<>();
    private int lastId = 1000;

    private record Stored(ObjectNode resource, long visibleFrom) {}

    /** Stores a resource; returns it with its id, or nothing when a unique value is taken. */
    Optional<ObjectNode> create(JsonNode resource, boolean numericId, long visibleFrom, boolean checked) {
        if (checked && isTaken("", resource)) {
            return Optional.empty();
        }
        ObjectNode user = resource.deepCopy();
        int id = ++lastId;
        if (numericId) {
            user.put("id", id);
        } else {
            user.put("id", Integer.toString(id));
        }
        user.putObject("meta").put("created", "2026-01-02T03:04:05Z").put("resourceType", "User");
        users.put(Integer.toString(id), new Stored(user, visibleFrom));
        return Optional.of(user);
    }

    private boolean isTaken(String own, JsonNode resource) {
        return users.entrySet().stream()
                .anyMatch(there -> !there.getKey().equals(own)
                        && UNIQUE.stream()
                                .anyMatch(attribute -> clash(
                                        values(there.getValue().resource(), attribute), values(resource, attribute))));
    }

    private static boolean clash(List<JsonNode> some, List<JsonNode> others) {
        return some.stream().anyMatch(one -> others.stream().anyMatch(other -> same(one, other)));
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one.isTextual()
                && other.isTextual()
                && one.asText().toLowerCase(Locale.ROOT).equals(other.asText().toLowerCase(Locale.ROOT));
    }

    @Nullable
    ObjectNode get(String id) {
        Stored stored = users.get(id);
        return stored == null ? null : stored.resource();
    }

    /** Replaces a resource; false when a unique value is taken. */
    boolean replace(String id, JsonNode resource) {
        if (isTaken(id, resource)) {
            return false;
        }
        users.put(id, new Stored(resource.deepCopy(), 0));
        return true;
    }

    /** Changes a resource by a PATCH body (RFC 7644 §3.5.2); false when a unique value is taken. */
    boolean patch(String id, String body) throws JsonProcessingException {
        GenericScimResource changed =
                new GenericScimResource(users.get(id).resource().deepCopy());
        try {
            JsonUtils.getObjectReader()
                    .forType(PatchRequest.class)
                    .<PatchRequest>readValue(body)
                    .apply(changed);
        } catch (ScimException e) {
            throw new IllegalArgumentException(body, e);
        }
        return replace(id, changed.getObjectNode());
    }

    boolean delete(String id) {
        return users.remove(id) != null;
    }

    List<ObjectNode> all() {
        return users.values().stream().map(Stored::resource).toList();
    }

    private static List<JsonNode> values(JsonNode resource, String attribute) {
        int schema = attribute.lastIndexOf(':');
        if (schema > 0) {
            return List.of(resource.path(attribute.substring(0, schema)).path(attribute.substring(schema + 1)));
        }
        return "emails".equals(attribute)
                ? resource.path("emails").findValues("value")
                : List.of(resource.path(attribute));
    }

    /** @throws IllegalArgumentException for a filter that is not understood */
    List<ObjectNode> matching(String filter) throws JsonProcessingException {
        Matcher matcher = FILTER.matcher(filter);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(filter);
        }
        String attribute = matcher.group(1);
        String value = mapper.readTree(matcher.group(2)).asText();
        List<ObjectNode> hits = new ArrayList<>();
        for (Stored stored : users.values()) {
            if (System.nanoTime() >= stored.visibleFrom()
                    && clash(values(stored.resource(), attribute), List.of(TextNode.valueOf(value)))) {
                hits.add(stored.resource());
            }
        }
        return hits;
    }
}
