package org.peakonjit.provisioning.mapping;

import org.peakonjit.provisioning.AttributeMapper;

/** Mappers for tests of others. */
public final class Mappers {

    private Mappers() {}

    /** By the application's rows on top of the default ones. */
    public static AttributeMapper standard() {
        return new MappedAttributes();
    }
}
