package org.peakonjit.upkeep;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.peakonjit.json.StoredJson;
import org.peakonjit.license.Seats;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.schedule.Outbox;
import org.peakonjit.schedule.Outbox.Entry;
import org.peakonjit.schedule.Scheduled;

/**
 * Forgets what is known of the accounts of an application's Peakon once its SCIM URL leads elsewhere, where an id may be
 * anybody's: people are found again by their names. That is done at once, and again when nothing is under way any more
 * that began under the old URL, since it may have noted ids from there.
 */
@Singleton
@Scheduled(name = "forget-accounts", every = "PT30S")
public class ForgetAccounts implements BackgroundTask {

    static final String KIND = "accounts-elsewhere";

    /** A sign-on takes a minute at most, and begins under what its node remembered for seconds. */
    static final Duration UNDER_WAY = Duration.ofMinutes(2);

    private final Seats seats;
    private final StagedAccounts staged;
    private final Reconciliations reconciliations;
    private final Outbox outbox;
    private final Clock clock;

    @Inject
    public ForgetAccounts(
            Seats seats, StagedAccounts staged, Reconciliations reconciliations, Outbox outbox, Clock clock) {
        this.seats = seats;
        this.staged = staged;
        this.reconciliations = reconciliations;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record Moved(Instant at) {}

    /** Forgets them since the URL leads elsewhere: in the transaction in which that is saved. */
    public void moved(String application) {
        seats.forgetAccounts(application);
        forgetComparison(application);
        outbox.put(KIND, application, StoredJson.write(new Moved(clock.instant())));
    }

    /** Forgets them with the application: what compares them at the moment keeps nothing. */
    public void deleted(String application) {
        forgetComparison(application);
    }

    /** The run comes first: it waits for one that is about to keep its report. */
    private void forgetComparison(String application) {
        staged.forget(application);
        reconciliations.forget(application);
    }

    @Override
    public void run() {
        for (Optional<Entry> next = take(); next.isPresent(); next = take()) {
            Entry entry = next.get();
            if (!entry.triedSince().plus(UNDER_WAY).isAfter(clock.instant())) {
                seats.forgetAccounts(entry.item());
                outbox.remove(entry);
            }
        }
    }

    /** What it is too early for is due again when the lease ends. */
    private Optional<Entry> take() {
        return outbox.take(KIND, UNDER_WAY);
    }
}
