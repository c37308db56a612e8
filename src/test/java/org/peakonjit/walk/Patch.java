package org.peakonjit.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PATCH as a strict service does it (RFC 7644 §3.5.2). */
final class Patch {

    private static final Pattern ENTRY = Pattern.compile("(\\w+)\\[(\\w+) eq \"(.*)\"]\\.(\\w+)");
    private static final Pattern EXTENSION = Pattern.compile("(urn:.*:User):(\\w+)");
    private static final Pattern PART = Pattern.compile("(\\w+)\\.(\\w+)");

    private Patch() {}

    /** The resource as it is afterwards; empty where an operation makes no sense. */
    static Optional<ObjectNode> apply(ObjectNode resource, JsonNode patch) {
        ObjectNode changed = resource.deepCopy();
        for (JsonNode operation : patch.path("Operations")) {
            if (!apply(
                    changed,
                    operation.path("op").asText(),
                    operation.path("path").asText(),
                    operation.get("value"))) {
                return Optional.empty();
            }
        }
        return Optional.of(changed);
    }

    private static boolean apply(ObjectNode resource, String op, String path, JsonNode value) {
        if ("add".equals(op)) {
            value.forEach(resource.withArrayProperty(path)::add);
            return true;
        }
        if (!"replace".equals(op)) {
            return false;
        }
        Matcher entry = ENTRY.matcher(path);
        if (entry.matches()) {
            return replace(resource, entry, value);
        }
        Matcher extension = EXTENSION.matcher(path);
        if (extension.matches()) {
            resource.withObjectProperty(extension.group(1)).set(extension.group(2), value);
            return true;
        }
        Matcher part = PART.matcher(path);
        if (part.matches()) {
            resource.withObjectProperty(part.group(1)).set(part.group(2), value);
            return true;
        }
        resource.set(path, value);
        return !path.isEmpty();
    }

    private static boolean replace(ObjectNode resource, Matcher entry, JsonNode value) {
        for (JsonNode one : resource.path(entry.group(1))) {
            if (one.path(entry.group(2)).asText().equals(entry.group(3))) {
                ((ObjectNode) one).set(entry.group(4), value);
                return true;
            }
        }
        return false;
    }
}
