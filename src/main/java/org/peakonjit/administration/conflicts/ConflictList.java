package org.peakonjit.administration.conflicts;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.conflict.Conflict.State;
import org.peakonjit.conflict.ConflictQuery;
import org.peakonjit.conflict.Conflicts;
import org.peakonjit.upkeep.ConflictSettlement;

/** Conflicts as administrators see them: none is shown as open that has settled by itself. */
@Singleton
public class ConflictList {

    private final Conflicts conflicts;
    private final ConflictSettlement settlement;

    @Inject
    public ConflictList(Conflicts conflicts, ConflictSettlement settlement) {
        this.conflicts = conflicts;
        this.settlement = settlement;
    }

    /** What the query finds, latest attempt first. */
    public List<Conflict> page(ConflictQuery query, int offset, int limit) {
        List<Conflict> page = conflicts.page(query, offset, limit);
        long settled = page.stream()
                .filter(conflict -> conflict.state() == State.OPEN)
                .filter(settlement::settle)
                .count();
        return settled == 0 ? page : conflicts.page(query, offset, limit);
    }

    public long count(ConflictQuery query) {
        return conflicts.count(query);
    }

    public Optional<Conflict> find(String application, UUID id) {
        return conflicts.find(application, id).flatMap(conflict -> current(application, conflict));
    }

    private Optional<Conflict> current(String application, Conflict conflict) {
        boolean settled = conflict.state() == State.OPEN && settlement.settle(conflict);
        return settled ? conflicts.find(application, conflict.id()) : Optional.of(conflict);
    }
}
