package org.peakonjit.database;

import java.util.Arrays;
import java.util.Optional;

/** The databases the product knows. */
public enum DatabaseKind {
    /** Embedded, for one node. */
    H2("H2"),
    POSTGRESQL("PostgreSQL");

    private final String productName;

    DatabaseKind(String productName) {
        this.productName = productName;
    }

    static Optional<DatabaseKind> of(String productName) {
        return Arrays.stream(values())
                .filter(kind -> kind.productName.equals(productName))
                .findFirst();
    }
}
