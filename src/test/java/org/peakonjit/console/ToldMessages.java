package org.peakonjit.console;

import java.util.ArrayList;
import java.util.List;

/** Notes which messages a page shows, by their keys. */
class ToldMessages extends Messages {

    final List<String> told = new ArrayList<>();

    @Override
    void wrong(String key, Object... arguments) {
        told.add(key);
    }

    @Override
    void done(String key, Object... arguments) {
        told.add(key);
    }

    /** The tests look at what is told, not at where. */
    @Override
    void keep() {}
}
