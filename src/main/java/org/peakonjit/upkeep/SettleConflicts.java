package org.peakonjit.upkeep;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.conflict.ConflictQuery;
import org.peakonjit.conflict.Conflicts;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.schedule.Scheduled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks whether open conflicts have settled by themselves, so that no sign-on has to. */
@Singleton
@Scheduled(name = "settle-conflicts", every = "PT5M")
class SettleConflicts implements BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(SettleConflicts.class);
    private static final int AT_ONCE = 200;

    private final Conflicts conflicts;
    private final ConflictSettlement settlement;

    @Inject
    SettleConflicts(Conflicts conflicts, ConflictSettlement settlement) {
        this.conflicts = conflicts;
        this.settlement = settlement;
    }

    @Override
    public void run() {
        int open = 0;
        int settled = 0;
        List<Conflict> page;
        do {
            page = conflicts.page(ConflictQuery.open(), open, AT_ONCE);
            int over = (int) page.stream().filter(settlement::settle).count();
            settled += over;
            open += page.size() - over;
        } while (page.size() == AT_ONCE);
        if (settled > 0) {
            LOG.info("{} conflicts have settled by themselves, {} are open", settled, open);
        }
    }
}
