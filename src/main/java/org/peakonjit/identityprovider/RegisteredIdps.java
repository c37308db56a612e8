package org.peakonjit.identityprovider;

import java.util.List;
import java.util.Optional;

/** The identity providers of this installation. Reads are cheap: they may be served from memory for a few seconds. */
public interface RegisteredIdps {

    /** All of them: the one from the settings first, then by name. */
    List<RegisteredIdp> all();

    default Optional<RegisteredIdp> find(String name) {
        return all().stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
