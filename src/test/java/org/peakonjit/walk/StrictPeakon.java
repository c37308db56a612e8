package org.peakonjit.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.subject.EmailAddress;

/**
 * The accounts of a Peakon. UserName, e-mail and employee number are unique, whatever their case, even by Unicode's rules
 * of case; an id is never used twice. What it finds may be older than what it has.
 */
final class StrictPeakon {

    /** A resource from some instant on; null where it was deleted. */
    private record Version(Instant from, @Nullable ObjectNode resource) {}

    private final VirtualTime time;
    private final Map<String, List<Version>> accounts = new LinkedHashMap<>();
    private int lastId = 1000;

    /** For how long what changed is not to be found yet. */
    Duration lag = Duration.ZERO;

    /** Whether ids are JSON numbers. */
    boolean numericIds;

    StrictPeakon(VirtualTime time) {
        this.time = time;
    }

    /** Keeps an account; returns its id, or nothing when something unique is taken. */
    Optional<String> create(ObjectNode resource) {
        if (clashes(resource, null)) {
            return Optional.empty();
        }
        String id = Integer.toString(++lastId);
        accounts.put(id, new ArrayList<>());
        keep(id, resource.deepCopy());
        return Optional.of(id);
    }

    private void keep(String id, ObjectNode resource) {
        if (numericIds) {
            resource.put("id", Integer.parseInt(id));
        } else {
            resource.put("id", id);
        }
        Instant now = time.instant();
        if (!resource.has("meta")) {
            resource.putObject("meta").put("created", now.toString());
        }
        accounts.get(id).add(new Version(now, resource));
    }

    /** Keeps what an account is now; false when something unique is taken. */
    boolean replace(String id, ObjectNode resource) {
        if (clashes(resource, id)) {
            return false;
        }
        ObjectNode now = get(id);
        resource.set("meta", now == null ? null : now.get("meta"));
        keep(id, resource.deepCopy());
        return true;
    }

    void delete(String id) {
        accounts.get(id).add(new Version(time.instant(), null));
    }

    /** Gives an account another id; returns it. */
    String move(String id) {
        ObjectNode resource = get(id).deepCopy();
        delete(id);
        String fresh = Integer.toString(++lastId);
        accounts.put(fresh, new ArrayList<>());
        keep(fresh, resource);
        return fresh;
    }

    @Nullable
    ObjectNode get(String id) {
        List<Version> versions = accounts.getOrDefault(id, List.of());
        return versions.isEmpty() ? null : versions.get(versions.size() - 1).resource();
    }

    /** Whether there was an account of that id. */
    boolean had(String id) {
        return accounts.containsKey(id);
    }

    /** What an account is, or was last. */
    ObjectNode last(String id) {
        List<Version> versions = accounts.get(id);
        ObjectNode now = versions.get(versions.size() - 1).resource();
        return now != null ? now : versions.get(versions.size() - 2).resource();
    }

    /** Of all accounts that there are. */
    List<String> ids() {
        return accounts.keySet().stream().filter(id -> get(id) != null).toList();
    }

    /** What a search sees. */
    List<ObjectNode> seen() {
        Instant then = time.instant().minus(lag);
        List<ObjectNode> seen = new ArrayList<>();
        for (List<Version> versions : accounts.values()) {
            ObjectNode resource = null;
            for (Version version : versions) {
                if (!version.from().isAfter(then)) {
                    resource = version.resource();
                }
            }
            if (resource != null) {
                seen.add(resource);
            }
        }
        return seen;
    }

    private boolean clashes(JsonNode resource, @Nullable String id) {
        return ids().stream().filter(other -> !other.equals(id)).anyMatch(other -> sharesName(get(other), resource));
    }

    /** Whether two accounts have something in common that is unique. */
    static boolean sharesName(JsonNode one, JsonNode other) {
        Set<String> names = foldedNames(one);
        names.retainAll(foldedNames(other));
        return !names.isEmpty();
    }

    private static Set<String> foldedNames(JsonNode resource) {
        Set<String> names = new HashSet<>();
        names.add("name " + fold(resource.path("userName").asText()));
        resource.path("emails")
                .forEach(one -> names.add("name " + fold(one.path("value").asText())));
        number(resource).ifPresent(number -> names.add("number " + fold(number)));
        return names;
    }

    static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** The addresses that an account has. */
    static Set<String> addresses(JsonNode resource) {
        Set<String> addresses = new HashSet<>();
        addresses.add(EmailAddress.canonical(resource.path("userName").asText()));
        resource.path("emails")
                .forEach(one ->
                        addresses.add(EmailAddress.canonical(one.path("value").asText())));
        return addresses;
    }

    static Optional<String> number(JsonNode resource) {
        return Optional.of(resource.path(ScimUser.ENTERPRISE)
                        .path("employeeNumber")
                        .asText())
                .filter(number -> !number.isEmpty());
    }
}
