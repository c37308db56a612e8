package org.peakonjit.policy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The policies that applications share, as they are stored now. */
public interface SharedPolicies {

    /** A policy with its version (for ETags). */
    record Stored(SharedPolicy policy, long version) {}

    /** All that can be read, by name. */
    List<SharedPolicy> all();

    default Set<String> names() {
        return all().stream().map(SharedPolicy::name).collect(Collectors.toSet());
    }

    /** What applications that refer to them have, by name. */
    default Map<String, AccessPolicy> applied() {
        return all().stream().collect(Collectors.toMap(SharedPolicy::name, SharedPolicy::applied));
    }

    /** @throws org.peakonjit.json.UnreadableException when there is one that this version cannot read */
    Optional<Stored> find(String name);

    /**
     * Keeps these as they are until the end of the transaction: nobody else renames or deletes one meanwhile.
     *
     * @return whether all of them are there
     */
    boolean hold(Collection<String> names);

    /**
     * Creates or replaces one.
     *
     * @param name what it was called until now
     * @param expectedVersion the version to replace; 0 = there must be none
     * @throws org.peakonjit.database.StaleVersionException when the stored version is another than the expected
     * @throws org.peakonjit.json.UnreadableException when what is stored cannot be read: it stays
     */
    void put(String name, SharedPolicy policy, @Nullable Long expectedVersion);

    /** @return whether there was one */
    boolean delete(String name);
}
