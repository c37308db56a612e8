package org.peakonjit.console.conflicts;

import com.google.common.base.Suppliers;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.peakonjit.conflict.ConflictQuery;
import org.peakonjit.conflict.Conflicts;

/** How many people wait for a decision, as the menu says it on every page. */
@Model
public class OpenConflicts {

    @Inject
    Conflicts conflicts;

    private final Supplier<Long> count = Suppliers.memoize(() -> conflicts.count(ConflictQuery.open()));

    public long getCount() {
        return count.get();
    }
}
