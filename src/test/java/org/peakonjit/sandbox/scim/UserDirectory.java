package org.peakonjit.sandbox.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The users Peakon's place holds, in memory. userName, each e-mail address and employee number are unique, however they
 * come: by POST, PUT or PATCH.
 */
public final class UserDirectory {

    private static final String USER_SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:User";

    private final Map<String, GenericScimResource> users = new LinkedHashMap<>();
    private Folding folding = Folding.ASCII;
    private Consumer<UserSummary> onChange = user -> {};
    private long lastId = 10_000;

    /** From now on told of each user that was created or changed, as they are then, before anybody else sees it. */
    public synchronized void onChange(Consumer<UserSummary> listener) {
        onChange = listener;
    }

    /** From now on these names are one, for filters and for what is unique. */
    public synchronized void fold(Folding names) {
        folding = names;
    }

    /** Everybody, in the order of creation. */
    public synchronized List<UserSummary> all() {
        return users.values().stream().map(UserSummary::of).toList();
    }

    /** The one whom a NameID means. */
    public synchronized Optional<UserSummary> named(String nameId) {
        return all().stream().filter(user -> user.isNamed(nameId, folding)).findFirst();
    }

    /** A user as they are kept, whole. */
    public synchronized Optional<ObjectNode> resource(String id) {
        return Optional.ofNullable(users.get(id)).map(user -> copy(user).getObjectNode());
    }

    /** Adds somebody who was there before the proxy came. */
    public UserSummary preload(String email, String givenName, String familyName, boolean active) {
        GenericScimResource user = new GenericScimResource();
        user.setSchemaUrns(USER_SCHEMA);
        ObjectNode node = user.getObjectNode();
        node.put("userName", email).put("active", active);
        node.putObject("name").put("givenName", givenName).put("familyName", familyName);
        node.putArray("emails")
                .addObject()
                .put("value", email)
                .put("type", "work")
                .put("primary", true);
        return preload(node);
    }

    /** The same of a whole resource, whatever is in it. */
    public UserSummary preload(ObjectNode user) {
        try {
            return UserSummary.of(create(new GenericScimResource(user)));
        } catch (ScimException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Changes an attribute of one, as if by hand at Peakon. */
    public synchronized void change(String id, Consumer<ObjectNode> change) {
        ObjectNode user = resource(id).orElseThrow();
        change.accept(user);
        try {
            replace(id, new GenericScimResource(user));
        } catch (ScimException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Forgets one, as if deleted by hand at Peakon. */
    public synchronized boolean remove(String id) {
        return users.remove(id) != null;
    }

    /** Forgets everybody. */
    public synchronized void clear() {
        users.clear();
    }

    synchronized GenericScimResource create(GenericScimResource wanted) throws ScimException {
        GenericScimResource user = copy(wanted);
        user.setId(Long.toString(lastId + 1));
        check(user);
        lastId++;
        put(user);
        return copy(user);
    }

    synchronized GenericScimResource get(String id) throws ScimException {
        GenericScimResource user = users.get(id);
        if (user == null) {
            throw new ResourceNotFoundException("there is no user with that id");
        }
        return copy(user);
    }

    synchronized GenericScimResource replace(String id, GenericScimResource wanted) throws ScimException {
        get(id);
        GenericScimResource user = copy(wanted);
        user.setId(id);
        check(user);
        put(user);
        return copy(user);
    }

    private void put(GenericScimResource user) {
        users.put(user.getId(), user);
        onChange.accept(UserSummary.of(user));
    }

    synchronized GenericScimResource modify(String id, PatchRequest patch) throws ScimException {
        GenericScimResource user = get(id);
        patch.apply(user);
        return replace(id, user);
    }

    synchronized void delete(String id) throws ScimException {
        get(id);
        users.remove(id);
    }

    synchronized List<GenericScimResource> matching(@Nullable String filter) throws ScimException {
        Predicate<UserSummary> wanted = UserFilter.of(filter, folding);
        return users.values().stream()
                .filter(user -> wanted.test(UserSummary.of(user)))
                .map(UserDirectory::copy)
                .toList();
    }

    private void check(GenericScimResource candidate) throws ScimException {
        UserSummary user = UserSummary.of(candidate);
        if (user.givenName().isBlank() || user.familyName().isBlank()) {
            throw BadRequestException.invalidValue("name.givenName and name.familyName are needed");
        }
        if (user.email().isBlank() && user.employeeNumber().isBlank()) {
            throw BadRequestException.invalidValue("an e-mail or an employee number is needed");
        }
        for (UserSummary other : all()) {
            if (!other.id().equals(user.id()) && clash(user, other)) {
                throw ResourceConflictException.uniqueness("another user has this userName, e-mail or employee number");
            }
        }
    }

    private boolean clash(UserSummary one, UserSummary other) {
        return !one.userName().isEmpty() && folding.same(one.userName(), other.userName())
                || one.emails().stream().anyMatch(email -> other.hasEmail(email, folding))
                || !one.employeeNumber().isEmpty() && one.employeeNumber().equals(other.employeeNumber());
    }

    private static GenericScimResource copy(GenericScimResource user) {
        return new GenericScimResource(user.getObjectNode().deepCopy());
    }
}
