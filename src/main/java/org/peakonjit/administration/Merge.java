package org.peakonjit.administration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings together what two administrators made of the same document. What one of them alone changed is taken over; for
 * what both changed differently somebody has to choose. Entries of lists are told apart by their names.
 */
public final class Merge {

    private static final List<String> NAMES = List.of("name", "target", "shared");

    private final Map<String, Side> chosen;
    private final List<Clash> clashes = new ArrayList<>();
    private final List<Clash> takenOver = new ArrayList<>();
    private final JsonNode merged;

    private Merge(ObjectNode base, ObjectNode theirs, ObjectNode mine, Map<String, Side> chosen) {
        this.chosen = chosen;
        this.merged = merge("", base, theirs, mine);
    }

    /** Whose version of a field is to stand. */
    public enum Side {
        THEIRS,
        MINE
    }

    /**
     * A field with its three states; a missing node where there is none.
     *
     * @param path its place: names of members and, in lists, of entries, joined by slashes
     */
    public record Clash(String path, JsonNode base, JsonNode theirs, JsonNode mine) {}

    /**
     * Of three states of a document.
     *
     * @param base what both began with
     * @param theirs what is stored by now
     * @param chosen by {@link Clash#path}; where nothing is chosen yet, mine stands for the time being
     */
    public static Merge of(ObjectNode base, ObjectNode theirs, ObjectNode mine, Map<String, Side> chosen) {
        return new Merge(base, theirs, mine, chosen);
    }

    /** What both changed differently, chosen or not. */
    public List<Clash> clashes() {
        return List.copyOf(clashes);
    }

    /** What only the other one changed. */
    public List<Clash> takenOver() {
        return List.copyOf(takenOver);
    }

    /** Whether somebody has chosen for each clash. */
    public boolean isDecided() {
        return clashes.stream().map(Clash::path).allMatch(chosen::containsKey);
    }

    public ObjectNode document() {
        return (ObjectNode) merged;
    }

    private JsonNode merge(String path, JsonNode base, JsonNode theirs, JsonNode mine) {
        if (isSame(theirs, mine) || isSame(base, theirs)) {
            return mine;
        }
        if (theirs.isObject() && mine.isObject() && !base.isValueNode()) {
            return members(path, base, theirs, mine);
        }
        Optional<Map<String, JsonNode>> named = named(theirs);
        Optional<Map<String, JsonNode>> namedMine = named(mine);
        Optional<Map<String, JsonNode>> namedBase = named(base);
        if (named.isPresent() && namedMine.isPresent() && namedBase.isPresent()) {
            return entries(path, namedBase.get(), named.get(), namedMine.get());
        }
        if (isSame(base, mine)) {
            takenOver.add(new Clash(path, base, theirs, mine));
            return theirs;
        }
        clashes.add(new Clash(path, base, theirs, mine));
        return chosen.get(path) == Side.THEIRS ? theirs : mine;
    }

    private ObjectNode members(String path, JsonNode base, JsonNode theirs, JsonNode mine) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        Set<String> names = new LinkedHashSet<>();
        mine.fieldNames().forEachRemaining(names::add);
        theirs.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            JsonNode one = merge(join(path, name), base.path(name), theirs.path(name), mine.path(name));
            if (!one.isMissingNode()) {
                result.set(name, one);
            }
        }
        return result;
    }

    /** In my order; what is theirs alone stands at the end. */
    private ArrayNode entries(
            String path, Map<String, JsonNode> base, Map<String, JsonNode> theirs, Map<String, JsonNode> mine) {
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        Set<String> names = new LinkedHashSet<>(mine.keySet());
        names.addAll(theirs.keySet());
        for (String name : names) {
            JsonNode one = merge(join(path, name), entry(base, name), entry(theirs, name), entry(mine, name));
            if (!one.isMissingNode()) {
                result.add(one);
            }
        }
        return result;
    }

    private static JsonNode entry(Map<String, JsonNode> entries, String name) {
        return entries.getOrDefault(name, MissingNode.getInstance());
    }

    /** A list's entries by name, where each has one of its own; what is not there has none. */
    private static Optional<Map<String, JsonNode>> named(JsonNode list) {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        if (isNothing(list)) {
            return Optional.of(entries);
        }
        for (JsonNode entry : list) {
            Optional<String> name = NAMES.stream()
                    .map(one -> entry.path(one).asText("").strip())
                    .filter(one -> !one.isEmpty())
                    .findFirst();
            if (!list.isArray() || name.isEmpty() || entries.put(name.get(), entry) != null) {
                return Optional.empty();
            }
        }
        return list.isArray() ? Optional.of(entries) : Optional.empty();
    }

    /** A form cannot tell what is left out from what is empty. */
    private static boolean isSame(JsonNode one, JsonNode other) {
        return one.equals(Merge::compared, other) || isNothing(one) && isNothing(other);
    }

    /** A number is the same however wide the type is that carries it. */
    private static int compared(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue())
                : one.equals(other) ? 0 : 1;
    }

    private static boolean isNothing(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || node.isContainerNode() && node.isEmpty()
                || node.isTextual() && node.textValue().isEmpty();
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }
}
