package org.peakonjit.provisioning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The users of the faulty server: userName, e-mail and externalId are unique. Guarded by the server. */
final class StoredUsers {

    private static final Pattern FILTER = Pattern.compile("(\\S+) eq (\".*\")");

    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<String, Stored> users = new LinkedHashMap<>();
    private int lastId = 1000;

    private record Stored(ObjectNode resource, long visibleFrom) {}

    /** Stores a resource; returns it with its id, or nothing when a unique value is taken. */
    Optional<ObjectNode> create(JsonNode resource, boolean numericId, long visibleFrom, boolean checked) {
        if (checked && users.values().stream().anyMatch(there -> clash(there.resource(), resource))) {
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

    private static boolean clash(JsonNode one, JsonNode other) {
        return same(one.path("userName"), other.path("userName"))
                || same(one.path("externalId"), other.path("externalId"))
                || same(one.at("/emails/0/value"), other.at("/emails/0/value"));
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

    void replace(String id, JsonNode resource) {
        users.put(id, new Stored(resource.deepCopy(), 0));
    }

    boolean delete(String id) {
        return users.remove(id) != null;
    }

    List<ObjectNode> all() {
        return users.values().stream().map(Stored::resource).toList();
    }

    private static JsonNode value(JsonNode resource, String attribute) {
        int schema = attribute.lastIndexOf(':');
        if (schema > 0) {
            return resource.path(attribute.substring(0, schema)).path(attribute.substring(schema + 1));
        }
        return "emails".equals(attribute) ? resource.at("/emails/0/value") : resource.path(attribute);
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
            JsonNode actual = value(stored.resource(), attribute);
            if (System.nanoTime() >= stored.visibleFrom()
                    && actual.asText().toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT))) {
                hits.add(stored.resource());
            }
        }
        return hits;
    }
}
