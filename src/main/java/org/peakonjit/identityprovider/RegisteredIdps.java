package org.peakonjit.identityprovider;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The identity providers of this installation, as they are stored. */
public interface RegisteredIdps {

    /** An IdP with its version (for ETags). */
    record Stored(RegisteredIdp idp, long version) {}

    /** All that can be read: the one from the settings first, then by name. */
    List<RegisteredIdp> all();

    /** The e-mail domains of those that cannot be read, as far as these can be. */
    default Set<String> unreadableDomains() {
        return Set.of();
    }

    /** @throws org.peakonjit.json.UnreadableException when there is one that this version cannot read */
    Optional<Stored> find(String name);

    /**
     * Creates or replaces one.
     *
     * @param expectedVersion the version to replace; 0 = there must be none; null = whatever is there
     * @return whether it was created
     * @throws org.peakonjit.database.StaleVersionException when the stored version is another than the expected
     * @throws org.peakonjit.json.UnreadableException when what is stored cannot be read: it stays
     */
    boolean put(RegisteredIdp idp, @Nullable Long expectedVersion);

    /** Keeps one as it is until the end of the transaction: whoever changes it meanwhile waits. */
    void hold(String name);

    /**
     * Deletes one, and the names of attributes and groups that were heard from it.
     *
     * @return whether there was one
     */
    boolean delete(String name);
}
