package org.peakonjit.database.keyset;

/**
 * How long a list is. Up to {@link #COUNTED} rows are counted; how many more there are, the database guesses from what it
 * knows of its tables.
 */
public record RowCount(long number, boolean isEstimate) {

    /** As many rows are counted in no time. */
    public static final int COUNTED = 10_000;

    public static RowCount exactly(long number) {
        return new RowCount(number, false);
    }

    /** More than are counted, and about as many. */
    public static RowCount about(long number) {
        return new RowCount(Math.max(number, COUNTED + 1L), true);
    }

    /** Of two lists that have no row in common. */
    public RowCount plus(RowCount other) {
        return new RowCount(number + other.number, isEstimate || other.isEstimate);
    }
}
