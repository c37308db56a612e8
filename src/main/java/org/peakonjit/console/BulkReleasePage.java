package org.peakonjit.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.seats.BulkRelease;
import org.peakonjit.administration.seats.BulkRelease.Progress;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.license.SeatQuery;
import org.peakonjit.upkeep.Deprovisioning.AccountFate;

/**
 * Release of all seats that the filter of the ledger finds. Their number is confirmed by typing it; then the page
 * itself drives the release, and it ends when the page is left.
 */
@Named
@ViewScoped
public class BulkReleasePage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Duration STRETCH = Duration.ofMillis(1500);

    @Inject
    transient Applications applications;

    @Inject
    transient BulkRelease bulkRelease;

    @Inject
    transient SeatsPage ledger;

    @Inject
    transient Viewer viewer;

    @Inject
    transient Messages messages;

    @Nullable
    private String application;

    private transient @Nullable SeatQuery query;

    @Nullable
    private Progress progress;

    @Nullable
    private String typed;

    private AccountFate fate = AccountFate.KEEP;
    private boolean running;

    /** Counts what the filter finds, to be confirmed. */
    public void prepare() {
        application = ledger.getApplication();
        query = ledger.query();
        typed = null;
        running = false;
        progress = current().map(one -> bulkRelease.begin(one, ledger.query())).orElse(null);
    }

    /** Begins, if the number that was typed is the number that was found. */
    @Changing
    public void confirm() {
        if (progress == null || !Long.toString(progress.total()).equals(typed == null ? "" : typed.strip())) {
            messages.wrongAt("clearance:typed", messages.text("seats.all.wrong-number"));
            return;
        }
        running = true;
        goOn();
    }

    /** Releases for a while. */
    @Changing
    public void goOn() {
        Optional<Application> target = current();
        if (!running || target.isEmpty() || progress == null || query == null) {
            return;
        }
        progress = bulkRelease.goOn(viewer.administrator().name(), target.get(), query, fate, progress, STRETCH);
        running = !progress.finished();
    }

    /** Leaves the rest as it is. */
    public void stop() {
        running = false;
    }

    private Optional<Application> current() {
        return Optional.ofNullable(application).flatMap(applications::find);
    }

    /** Whether it is under way. */
    public boolean isRunning() {
        return running;
    }

    /** Whether anything was released or kept. */
    public boolean isBegun() {
        return progress != null && (running || progress.finished() || progress.released() + progress.kept() > 0);
    }

    /** How far it is; null before it was prepared. */
    public @Nullable Progress getProgress() {
        return progress;
    }

    public @Nullable String getTyped() {
        return typed;
    }

    public void setTyped(@Nullable String typed) {
        this.typed = typed;
    }

    public AccountFate getFate() {
        return fate;
    }

    public void setFate(AccountFate fate) {
        this.fate = fate;
    }
}
