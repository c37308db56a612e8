package org.peakonjit.administration.conflicts;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.conflicts.DecisionOutcome.Closed;
import org.peakonjit.administration.conflicts.DecisionOutcome.Decided;
import org.peakonjit.administration.conflicts.DecisionOutcome.Kept;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.conflict.ConflictQuery;
import org.peakonjit.conflict.Conflicts;
import org.peakonjit.refusal.Fault;

/**
 * Decides many conflicts alike, a stretch at a time, so that nobody waits long and whoever asked can stop it. One that
 * opens after the number was confirmed is never among them.
 */
@Singleton
public class ConflictSweep {

    private static final int PAGE = 500;

    private final Conflicts conflicts;
    private final Applications applications;
    private final ConflictDecisions decisions;
    private final Clock clock;

    @Inject
    public ConflictSweep(Conflicts conflicts, Applications applications, ConflictDecisions decisions, Clock clock) {
        this.conflicts = conflicts;
        this.applications = applications;
        this.decisions = decisions;
        this.clock = clock;
    }

    public record Waiting(String application, UUID id) implements Serializable {

        private static final long serialVersionUID = 1L;

        public static Waiting of(Conflict conflict) {
            return new Waiting(conflict.application(), conflict.id());
        }
    }

    /**
     * How far it is.
     *
     * @param all those that there were when the number was confirmed, in their order
     * @param settled how many had ended by themselves, or by somebody else's word
     * @param kept how many stay open
     * @param trouble why the last of those stays open
     */
    public record Progress(
            List<Waiting> all,
            int decided,
            int settled,
            int kept,
            @Nullable Fault trouble) implements Serializable {

        private static final long serialVersionUID = 1L;

        public Progress {
            all = List.copyOf(all);
        }

        /** Of these, none of which is looked at yet. */
        public static Progress of(List<Waiting> all) {
            return new Progress(all, 0, 0, 0, null);
        }

        public int total() {
            return all.size();
        }

        /** How many are not looked at yet. */
        public int remaining() {
            return all.size() - decided - settled - kept;
        }

        public boolean finished() {
            return remaining() == 0;
        }

        /** How much is done, 0 to 100. */
        public int percent() {
            return finished() ? 100 : (total() - remaining()) * 100 / total();
        }

        private Waiting next() {
            return all.get(total() - remaining());
        }

        private Progress after(DecisionOutcome outcome) {
            int done = outcome instanceof Decided ? 1 : 0;
            int over = outcome instanceof Closed ? 1 : 0;
            return new Progress(
                    all,
                    decided + done,
                    settled + over,
                    kept + 1 - done - over,
                    outcome instanceof Kept stays ? stays.why() : trouble);
        }
    }

    /** What the query finds now. */
    public Progress begin(ConflictQuery query) {
        return begin(query, Integer.MAX_VALUE);
    }

    /** The first of what the query finds now, {@code most} of them at most. */
    public Progress begin(ConflictQuery query, int most) {
        List<Waiting> all = new ArrayList<>();
        List<Conflict> page;
        do {
            page = conflicts.page(query, all.size(), Math.min(PAGE, most - all.size()));
            page.forEach(conflict -> all.add(Waiting.of(conflict)));
        } while (page.size() == PAGE && all.size() < most);
        return Progress.of(all);
    }

    /** Goes on for about {@code time}. Not to be called in a transaction. */
    public Progress goOn(String actor, ConflictDecision decision, Progress before, Duration time) {
        Instant end = clock.instant().plus(time);
        Progress now = before;
        while (!now.finished() && clock.instant().isBefore(end)) {
            now = now.after(decide(actor, decision, now.next()));
        }
        return now;
    }

    private DecisionOutcome decide(String actor, ConflictDecision decision, Waiting next) {
        Optional<Application> application = applications.find(next.application());
        Optional<Conflict> conflict = conflicts.find(next.application(), next.id());
        return application.isPresent() && conflict.isPresent()
                ? decisions.decide(actor, application.get(), conflict.get(), decision)
                : new Closed();
    }
}
