package org.peakonjit.administration.exports;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.LongPredicate;
import org.peakonjit.administration.exports.ExportRequest.OfAudit;
import org.peakonjit.administration.exports.ExportRequest.OfSeats;
import org.peakonjit.administration.jobs.Job;
import org.peakonjit.administration.jobs.JobEnding;
import org.peakonjit.administration.jobs.JobFile;
import org.peakonjit.administration.jobs.JobRun;
import org.peakonjit.administration.jobs.JobWork;
import org.peakonjit.administration.reports.AuditExport;
import org.peakonjit.administration.seats.SeatExport;

/** Makes the file of a list in the background. */
@Singleton
public class ExportWork implements JobWork {

    private final SeatExport seats;
    private final AuditExport audit;
    private final JobFile files;

    @Inject
    public ExportWork(SeatExport seats, AuditExport audit, JobFile files) {
        this.seats = seats;
        this.audit = audit;
        this.files = files;
    }

    /** What came of it. */
    public record Made(String name, String mediaType, long lines) {}

    @Override
    public Job.Kind kind() {
        return Job.Kind.EXPORT;
    }

    @Override
    public JobEnding run(JobRun run) {
        ExportRequest request = run.job().request(ExportRequest.class);
        long total = run.job().total();
        long lines;
        try (OutputStream out = files.begin(run)) {
            lines = write(run.job(), request, out, written -> run.goOn(total, written, 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run.tell(Math.max(total, lines), lines, 0);
        return JobEnding.done(new Made(request.name(), request.format().mediaType(), lines), null);
    }

    private long write(Job job, ExportRequest request, OutputStream out, LongPredicate watcher) throws IOException {
        OfSeats ofSeats = request.seats();
        OfAudit ofAudit = request.audit();
        if (ofSeats != null && job.application() != null) {
            return seats.write(
                    job.application(),
                    ofSeats.query(),
                    request.format(),
                    ofSeats.columns(),
                    request.titles(),
                    request.zone(),
                    out,
                    watcher);
        }
        if (ofAudit != null) {
            return audit.write(
                    ofAudit.query(),
                    request.format(),
                    ofAudit.columns(),
                    request.titles(),
                    request.zone(),
                    out,
                    watcher);
        }
        return 0;
    }
}
