package org.peakonjit.license;

/** What was counted as consumed, and how many seats the ledger has. */
public record Recount(long counted, long rows) {

    public boolean isRight() {
        return counted == rows;
    }
}
