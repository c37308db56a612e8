package org.peakonjit.provisioning.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.commons.codec.digest.DigestUtils;
import org.peakonjit.provisioning.user.ScimUser;

/** Puts a SCIM user's resource together; {@code schemas} lists exactly the schemas used. */
final class ResourceBuilder {

    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final ObjectNode resource = JsonNodeFactory.instance.objectNode();
    private final ObjectNode colleagues = JsonNodeFactory.instance.objectNode();
    private final TreeSet<String> extensions = new TreeSet<>();

    ResourceBuilder() {
        resource.putArray("schemas").add(Schema.CORE);
    }

    /** What refers to a colleague stands by itself. */
    void set(Row row, JsonNode value) {
        if (row.refersToColleague() && row.target() instanceof Target.Extension extension) {
            colleagues.withObjectProperty(extension.schema()).set(extension.attribute(), value);
        } else {
            set(row.target(), value);
        }
    }

    private void set(Target target, JsonNode value) {
        if (target instanceof Target.Core core) {
            (core.parent() == null ? resource : resource.withObject("/" + core.parent())).set(core.attribute(), value);
        } else if (target instanceof Target.Entry entry) {
            entryOf(entry).set(entry.part(), value);
        } else if (target instanceof Target.Extension extension) {
            setExtension(extension, value);
        }
    }

    /** Says that there is to be no value. */
    void clear(Target target) {
        set(target, NullNode.getInstance());
    }

    private ObjectNode entryOf(Target.Entry target) {
        for (JsonNode entry : resource.withArray(target.attribute())) {
            if (entry instanceof ObjectNode object
                    && target.type().equals(object.path("type").asText())) {
                return object;
            }
        }
        ObjectNode entry = resource.withArray(target.attribute()).addObject().put("type", target.type());
        if ("emails".equals(target.attribute()) && resource.withArray("emails").size() == 1) {
            entry.put("primary", true);
        }
        return entry;
    }

    private void setExtension(Target.Extension target, JsonNode value) {
        extensions.add(target.schema());
        JsonNode there = resource.get(target.schema());
        ObjectNode extension = there instanceof ObjectNode object ? object : resource.putObject(target.schema());
        if (target.part() == null) {
            extension.set(target.attribute(), value);
        } else {
            extension.putObject(target.attribute()).set(target.part(), value);
        }
    }

    ScimUser user() {
        extensions.forEach(resource.withArray("schemas")::add);
        return new ScimUser(
                resource.path("userName").asText(),
                text(resource.path("externalId")),
                text(resource.path("emails").path(0).path("value")),
                resource,
                colleagues,
                digest(colleagues.isEmpty() ? resource : resource.deepCopy().<JsonNode>set("", colleagues)));
    }

    /** The SHA-256 of the canonical JSON: members sorted, no white space. */
    private static String digest(JsonNode node) {
        try {
            return DigestUtils.sha256Hex(CANONICAL.writeValueAsBytes(CANONICAL.treeToValue(node, Object.class)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every tree can be written", e);
        }
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }
}
