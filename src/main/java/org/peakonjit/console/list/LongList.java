package org.peakonjit.console.list;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;

/** A list of which a page shows some at first. */
@Named
@ApplicationScoped
public class LongList {

    private static final int SHOWN = 10;

    /** Those that are shown at first: all, unless it would leave out several. */
    public List<String> first(List<String> all) {
        return all.size() <= SHOWN + 1 ? all : all.subList(0, SHOWN);
    }

    public List<String> rest(List<String> all) {
        return all.subList(first(all).size(), all.size());
    }
}
