package org.peakonjit.console.page;

import java.util.ArrayList;
import java.util.List;

/** Notes which messages a page shows, by their keys. */
public class ToldMessages extends Messages {

    public final List<String> told = new ArrayList<>();

    @Override
    public void wrong(String key, Object... arguments) {
        told.add(key);
    }

    @Override
    public void done(String key, Object... arguments) {
        told.add(key);
    }

    /** The tests look at what is told, not at where. */
    @Override
    public void keep() {}
}
