package org.peakonjit.secret;

import org.jspecify.annotations.Nullable;

/**
 * A column of the database whose values are sealed and stay. Who keeps one produces this as a bean, so that a new master
 * key gets it, too.
 *
 * @param key the table's primary key
 * @param context with which each value opens; null for the text of the row's key
 */
public record SealedColumn(
        String table,
        String key,
        String column,
        String purpose,
        @Nullable String context) {

    /** Each value is bound to the text of its row's key. */
    public static SealedColumn boundToItsRow(String table, String key, String column, String purpose) {
        return new SealedColumn(table, key, column, purpose, null);
    }

    /** The table has one row, whose value is bound to its purpose. */
    public static SealedColumn ofTheOnlyRow(String table, String column, String purpose) {
        return new SealedColumn(table, "id", column, purpose, purpose);
    }
}
