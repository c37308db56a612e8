package org.peakonjit.console.jobs;

import org.peakonjit.administration.jobs.Job;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.policies.ApplicationTitles;

/** A job as pages show it. */
public record JobLine(Job job, Messages messages, ApplicationTitles titles) {

    /** "Release of many seats · Peakon". */
    public String getTitle() {
        String kind = messages.text("job.kind." + job.kind().word());
        return job.application() == null ? kind : kind + " · " + titles.of(job.application());
    }

    public String getState() {
        return messages.text(
                job.cancelling() && !job.isEnded()
                        ? "job.state.cancelling"
                        : "job.state." + job.state().word());
    }

    /** The style class of its state. */
    public String getStyle() {
        return switch (job.state()) {
            case DONE -> job.kept() > 0 ? "warn" : "good";
            case FAILED -> "bad";
            case CANCELLED -> "warn";
            case WAITING, RUNNING -> "quietly";
        };
    }

    /** How far it is, in words: "120 of 593", where somebody knows how much there is; else "120". */
    public String getProgress() {
        long done = job.done() + job.kept();
        return job.total() > 0
                ? messages.text("job.progress.of", done, job.total())
                : messages.text("job.progress." + job.kind().word(), done);
    }

    /** Empty where nothing went wrong. */
    public String getTrouble() {
        return job.trouble() == null ? "" : messages.fault(job.trouble());
    }

    public boolean isKnown() {
        return job.total() > 0;
    }
}
