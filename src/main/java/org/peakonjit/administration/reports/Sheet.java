package org.peakonjit.administration.reports;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** A table that is written row by row. */
interface Sheet extends Closeable {

    /**
     * Writes a row.
     *
     * @param at the first cell's time
     * @param cells all cells as text
     */
    void row(Instant at, List<String> cells) throws IOException;
}
