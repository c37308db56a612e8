package org.peakonjit.json;

import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;

/**
 * The types of our records as Jackson knows them, remembered with the deployment alone. Payara's Jackson comes before the
 * WAR's, and what its mappers share by default would keep our classes when we are undeployed.
 */
public final class RecordTypes {

    private static final int FIRST = 16;
    private static final int MOST = 200; // Jackson's own

    /** For every mapper that writes or reads records of ours. */
    public static final TypeFactory TYPES = TypeFactory.defaultInstance().withCache(new LRUMap<>(FIRST, MOST));

    private RecordTypes() {}
}
