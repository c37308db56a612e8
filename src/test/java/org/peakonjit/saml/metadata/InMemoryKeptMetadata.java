package org.peakonjit.saml.metadata;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.peakonjit.saml.metadata.source.MetadataSourceId;

/** What all nodes of a test keep in common. */
public final class InMemoryKeptMetadata implements KeptMetadata {

    private final Map<MetadataSourceId, RefreshState> states = new ConcurrentHashMap<>();
    private final Map<MetadataSourceId, byte[]> documents = new ConcurrentHashMap<>();

    @Override
    public Map<MetadataSourceId, RefreshState> states() {
        return Map.copyOf(states);
    }

    @Override
    public Optional<byte[]> document(MetadataSourceId source) {
        return Optional.ofNullable(documents.get(source));
    }

    @Override
    public synchronized Optional<RefreshState> change(
            MetadataSourceId source, Function<Optional<RefreshState>, Optional<RefreshState>> change) {
        Optional<RefreshState> changed = change.apply(Optional.ofNullable(states.get(source)));
        changed.ifPresent(state -> states.put(source, state));
        return changed;
    }

    @Override
    public void keep(MetadataSourceId source, byte[] document) {
        documents.put(source, document);
    }

    @Override
    public void forget(String idp) {
        states.keySet().removeIf(source -> source.idp().equals(idp));
        documents.keySet().removeIf(source -> source.idp().equals(idp));
    }
}
