package org.peakonjit.console.conflicts;

import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.conflicts.ConflictDecision;
import org.peakonjit.administration.conflicts.ConflictDecision.OldAccount;
import org.peakonjit.administration.conflicts.ConflictDecision.SamePerson;
import org.peakonjit.administration.conflicts.ConflictDecision.SomebodyElse;
import org.peakonjit.administration.conflicts.ConflictList;
import org.peakonjit.administration.conflicts.ConflictSweep;
import org.peakonjit.administration.conflicts.ConflictSweep.Progress;
import org.peakonjit.administration.conflicts.ConflictSweep.Waiting;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.conflict.ConflictQuery;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.lifecycle.KeptInPage;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.session.Viewer;

/**
 * What is decided about many conflicts alike. Their number is confirmed by typing it; then the page itself drives the
 * decisions, and they end when the page is left.
 */
@Model
@KeptInPage
public class ManyDecisions {

    /** As many as travel with the page without a burden. */
    public static final int MOST = 2000;

    private static final long NAMED = 2;
    private static final Duration STRETCH = Duration.ofMillis(1500);

    @Inject
    ConflictSweep sweep;

    @Inject
    ConflictList list;

    @Inject
    ConflictsPage page;

    @Inject
    Messages messages;

    @Inject
    Viewer viewer;

    private @Nullable Progress progress;

    private long found;

    private @Nullable ConflictDecision underWay;

    private @Nullable OldAccount fate;

    private @Nullable String typed;

    void begin(List<Conflict> conflicts) {
        begin(Progress.of(conflicts.stream().map(Waiting::of).toList()));
    }

    void begin(ConflictQuery query) {
        begin(sweep.begin(query, MOST));
        found = list.count(query);
    }

    private void begin(Progress many) {
        leave();
        progress = many;
    }

    /** Decides nothing more. */
    void leave() {
        progress = null;
        found = 0;
        underWay = null;
        fate = null;
        typed = null;
    }

    /** Each came under a new identifier, and is the same person. */
    @Changing
    public void samePerson() {
        start(new SamePerson());
    }

    /** Each is somebody else than whose seat it is. */
    @Changing
    public void somebodyElse() {
        if (fate == null) {
            messages.wrongAt("many:account", messages.text("wrong.account.document.fateMissing"));
        } else {
            start(new SomebodyElse(fate, null));
        }
    }

    private void start(ConflictDecision decision) {
        if (progress == null || !Integer.toString(progress.total()).equals(typed == null ? "" : typed.strip())) {
            messages.wrongAt("many:typed", messages.text("decision.wrong-number"));
            return;
        }
        underWay = decision;
        goOn();
    }

    /** Decides for a while. */
    @Changing
    public void goOn() {
        if (underWay != null && progress != null) {
            progress = sweep.goOn(viewer.actor(), underWay, progress, STRETCH);
            underWay = progress.finished() ? null : underWay;
        }
    }

    /** Leaves the rest as it is. */
    public void stop() {
        underWay = null;
    }

    /** Shows what is left. */
    public @Nullable String close() {
        return page.list();
    }

    /** Whether decisions are under way. */
    public boolean isRunning() {
        return underWay != null;
    }

    /** Whether any was looked at. */
    public boolean isBegun() {
        return progress != null && (isRunning() || progress.remaining() < progress.total());
    }

    /** How far they are; null where none are to be decided. */
    public @Nullable Progress getProgress() {
        return progress;
    }

    /** Whether the list finds more than can be decided at once. */
    public boolean isPart() {
        return progress != null && found > progress.total();
    }

    public long getFound() {
        return found;
    }

    /** The first people they are about, and how many more. */
    public String getWhom() {
        if (progress == null) {
            return "";
        }
        String first = progress.all().stream()
                .limit(NAMED)
                .flatMap(one -> list.find(one.application(), one.id()).stream())
                .map(conflict -> conflict.claim().claimant().address())
                .collect(Collectors.joining(", "));
        long more = progress.total() - NAMED;
        return more > 0 ? messages.text("release.more", first, more) : first;
    }

    public @Nullable OldAccount getFate() {
        return fate;
    }

    public void setFate(@Nullable OldAccount fate) {
        this.fate = fate;
    }

    public @Nullable String getTyped() {
        return typed;
    }

    public void setTyped(@Nullable String typed) {
        this.typed = typed;
    }
}
