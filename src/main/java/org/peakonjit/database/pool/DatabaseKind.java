package org.peakonjit.database.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/** The databases the product knows, and what each is asked otherwise than the others. */
public enum DatabaseKind {
    /** Embedded, for one node. */
    H2("H2", "jdbc:h2:"),
    POSTGRESQL("PostgreSQL", "jdbc:postgresql:"),
    MARIADB("MariaDB", "jdbc:mariadb:");

    private final String productName;
    private final String urlPrefix;

    DatabaseKind(String productName, String urlPrefix) {
        this.productName = productName;
        this.urlPrefix = urlPrefix;
    }

    /** Where the connection leads. Throws an {@link UnsupportedDatabaseException} where that is another. */
    public static DatabaseKind of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return Arrays.stream(values())
                .filter(kind -> kind.productName.equals(product))
                .findFirst()
                .orElseThrow(() -> new UnsupportedDatabaseException(
                        product + " is not supported", "Use PostgreSQL, MariaDB or H2"));
    }

    /** Of a URL that the settings allow. */
    static DatabaseKind ofUrl(String url) {
        return Arrays.stream(values())
                .filter(kind -> url.startsWith(kind.urlPrefix))
                .findFirst()
                .orElseThrow();
    }

    /** Whether it runs in this process: its clock is ours, and asking it costs no trip. */
    public boolean isEmbedded() {
        return this == H2;
    }

    /** Whether a statement can take up what another one within it changed ({@code with … returning}). */
    public boolean returnsChanges() {
        return this == POSTGRESQL;
    }

    /** Whether a delete takes the first rows of an order; what it finds by a query costs a look at each row there. */
    public boolean deletesInOrder() {
        return this == MARIADB;
    }

    /** Whether the lines of the audit have a partition for each month. */
    public boolean hasPartitions() {
        return this == POSTGRESQL;
    }
}
