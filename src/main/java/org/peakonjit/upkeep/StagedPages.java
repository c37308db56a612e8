package org.peakonjit.upkeep;

import java.util.List;
import java.util.UUID;
import org.peakonjit.provisioning.user.AccountPages;
import org.peakonjit.provisioning.user.PeakonAccount;
import org.peakonjit.upkeep.Reconciliation.Watcher;
import org.peakonjit.upkeep.StagedAccounts.Progress;

/** Puts the pages of Peakon's accounts that a run reads where they are compared. */
final class StagedPages implements AccountPages {

    private final StagedAccounts accounts;
    private final String application;
    private final UUID attempt;
    private final Watcher watcher;
    private long seen;
    private boolean stopped;

    StagedPages(StagedAccounts accounts, String application, UUID attempt, Watcher watcher, Progress begun) {
        this.accounts = accounts;
        this.application = application;
        this.attempt = attempt;
        this.watcher = watcher;
        this.seen = begun.accounts();
    }

    @Override
    public Taken take(List<PeakonAccount> page, int next, long total) {
        int fresh = accounts.add(application, attempt, page, next);
        seen += Math.max(0, fresh);
        stopped = fresh < 0 || !watcher.goOn(total == 0 ? 0 : 2 * Math.max(total, seen), seen);
        return new Taken(fresh, seen, !stopped);
    }

    /** How many accounts there were, those of earlier attempts, too. */
    long seen() {
        return seen;
    }

    boolean isStopped() {
        return stopped;
    }
}
