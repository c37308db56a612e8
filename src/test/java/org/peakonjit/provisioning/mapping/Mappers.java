package org.peakonjit.provisioning.mapping;

import org.peakonjit.application.AttributeMapping;
import org.peakonjit.provisioning.AttributeMapper;

/** Mappers for tests of others. */
public final class Mappers {

    private Mappers() {}

    /** By the application's rows on top of the default ones. */
    public static AttributeMapper standard() {
        return new MappedAttributes();
    }

    /** The same row, but the attribute is emptied where a person has no value. */
    static AttributeMapping clearing(AttributeMapping row) {
        return new AttributeMapping(
                row.target(),
                row.sources(),
                row.constant(),
                row.template(),
                row.expression(),
                row.type(),
                row.required(),
                true);
    }
}
