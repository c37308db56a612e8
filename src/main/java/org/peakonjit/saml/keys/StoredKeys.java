package org.peakonjit.saml.keys;

import java.util.List;
import org.peakonjit.saml.keys.SamlKeys.Use;

/** Where the key pairs are kept, for all nodes together. */
public interface StoredKeys {

    /** Every key pair, of all uses and states. */
    List<StoredKey> all();

    /** @return false when another node was first with the same generation of this use; nothing is added then */
    boolean add(StoredKey key);

    /**
     * Moves every key pair of a use on, atomically: {@link KeyState#NEXT} becomes active, the active one previous, the
     * previous one retired.
     *
     * @return false when there was no next key pair; nothing changes then
     */
    boolean advance(Use use);

    /** @return false when there was none; nothing changes then */
    boolean retirePrevious(Use use);
}
