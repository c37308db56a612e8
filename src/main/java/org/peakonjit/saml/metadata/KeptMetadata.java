package org.peakonjit.saml.metadata;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.peakonjit.saml.metadata.source.MetadataSourceId;

/** The last known good metadata of each place and how its refresh stands: one truth for all nodes, over restarts. */
public interface KeptMetadata {

    Map<MetadataSourceId, RefreshState> states();

    Optional<byte[]> document(MetadataSourceId source);

    /**
     * Changes a state while nobody else can, in the current transaction or a new one.
     *
     * @param change makes the new state of the old; empty leaves it as it is
     * @return the new state, or empty when it was left
     */
    Optional<RefreshState> change(
            MetadataSourceId source, Function<Optional<RefreshState>, Optional<RefreshState>> change);

    /** Keeps a document in place of the one before, in the current transaction or a new one. */
    void keep(MetadataSourceId source, byte[] document);

    /** Forgets everything of an IdP that is gone. */
    void forget(String idp);
}
