package org.peakonjit.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads rows of which some may be unreadable: those are left out, and each is said once in the log. */
public final class ReadableRows {

    private static final Logger LOG = LoggerFactory.getLogger(ReadableRows.class);

    private volatile Map<String, String> unreadable = Map.of();

    public <R, T> List<T> read(List<R> rows, Function<R, T> reader) {
        List<T> read = new ArrayList<>();
        Map<String, String> now = new TreeMap<>();
        for (R row : rows) {
            try {
                read.add(reader.apply(row));
            } catch (UnreadableException e) {
                String why = e.why().text();
                now.put(e.object(), why);
                if (!why.equals(unreadable.get(e.object()))) {
                    LOG.error("{}; it is left as it is, and everything else goes on without it", e.getMessage());
                }
            }
        }
        unreadable = now;
        return read;
    }

    /** What could not be read last. */
    public Map<String, String> unreadable() {
        return Map.copyOf(unreadable);
    }
}
