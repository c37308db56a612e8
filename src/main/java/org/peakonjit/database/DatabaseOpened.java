package org.peakonjit.database;

/**
 * Fired once at start, when the database is there with its schema and before anybody is served: whoever needs something
 * of it from the first request on fetches it now, and stops the start by an exception where that is not right.
 */
public record DatabaseOpened() {

    /** First whatever may stop the start. */
    public static final int CHECKS = 100;

    public static final int KEYS = 200;

    public static final int IDENTITY_PROVIDERS = 300;
}
