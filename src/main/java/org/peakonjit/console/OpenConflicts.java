package org.peakonjit.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;
import org.peakonjit.conflict.ConflictQuery;
import org.peakonjit.conflict.Conflicts;

/** How many people wait for a decision, as the menu says it on every page. */
@Named
@RequestScoped
public class OpenConflicts {

    @Inject
    Conflicts conflicts;

    @Nullable
    private Long count;

    /** In all applications together. */
    public long getCount() {
        Long known = count;
        if (known == null) {
            known = conflicts.count(ConflictQuery.open());
            count = known;
        }
        return known;
    }
}
