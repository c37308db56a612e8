package org.peakonjit.saml.keys;

import java.util.ArrayList;
import java.util.List;
import org.peakonjit.saml.keys.SamlKeys.Use;

/** Key pairs in memory, for all "nodes" of a test. */
public final class InMemoryStoredKeys implements StoredKeys {

    private final List<StoredKey> keys = new ArrayList<>();
    private boolean broken;

    /** From now on the store cannot be asked. */
    void breakDown() {
        broken = true;
    }

    @Override
    public synchronized List<StoredKey> all() {
        if (broken) {
            throw new IllegalStateException("the store is down");
        }
        return List.copyOf(keys);
    }

    @Override
    public synchronized boolean add(StoredKey key) {
        if (keys.stream().anyMatch(one -> one.use() == key.use() && one.generation() == key.generation())) {
            return false;
        }
        return keys.add(key);
    }

    @Override
    public synchronized boolean advance(Use use) {
        if (keys.stream().noneMatch(key -> key.use() == use && key.state() == KeyState.NEXT)) {
            return false;
        }
        keys.replaceAll(key -> key.use() == use ? moved(key) : key);
        return true;
    }

    @Override
    public synchronized boolean retirePrevious(Use use) {
        boolean any = keys.stream().anyMatch(key -> key.use() == use && key.state() == KeyState.PREVIOUS);
        keys.replaceAll(key -> key.use() == use && key.state() == KeyState.PREVIOUS ? moved(key) : key);
        return any;
    }

    private static StoredKey moved(StoredKey key) {
        KeyState state = switch (key.state()) {
            case NEXT -> KeyState.ACTIVE;
            case ACTIVE -> KeyState.PREVIOUS;
            case PREVIOUS, RETIRED -> KeyState.RETIRED;
        };
        return new StoredKey(
                key.id(),
                key.use(),
                state,
                key.generation(),
                key.certificate(),
                key.sealedPrivateKey(),
                key.createdAt());
    }
}
