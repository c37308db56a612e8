package org.peakonjit.administration.exports;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.exports.ExportRequest.OfAudit;
import org.peakonjit.administration.exports.ExportRequest.OfSeats;
import org.peakonjit.administration.jobs.Job;
import org.peakonjit.administration.jobs.JobRequests;
import org.peakonjit.administration.jobs.JobRequests.Begun;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.license.Seats;

/** Has long lists made files in the background. */
@Singleton
public class ExportRequests {

    private final JobRequests jobs;
    private final Seats seats;
    private final AuditTrail trail;

    @Inject
    public ExportRequests(JobRequests jobs, Seats seats, AuditTrail trail) {
        this.jobs = jobs;
        this.seats = seats;
        this.trail = trail;
    }

    /**
     * Begins to make a file. Not to be called in a transaction.
     *
     * @param application whose seats they are; null where they are lines of the audit
     */
    public Begun ask(String actor, @Nullable String application, ExportRequest request) {
        return jobs.ask(Job.Kind.EXPORT, application, actor, lines(application, request), request);
    }

    private long lines(@Nullable String application, ExportRequest request) {
        OfSeats ofSeats = request.seats();
        OfAudit ofAudit = request.audit();
        if (ofSeats != null && application != null) {
            return seats.found(application, ofSeats.query()).number();
        }
        return ofAudit == null ? 0 : trail.found(ofAudit.query()).number();
    }
}
