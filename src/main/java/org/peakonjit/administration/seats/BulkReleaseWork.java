package org.peakonjit.administration.seats;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peakonjit.administration.jobs.Job;
import org.peakonjit.administration.jobs.JobEnding;
import org.peakonjit.administration.jobs.JobFault;
import org.peakonjit.administration.jobs.JobRun;
import org.peakonjit.administration.jobs.JobWork;
import org.peakonjit.administration.seats.BulkRelease.Progress;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.license.Seats;
import org.peakonjit.license.seat.Seat;

/** Releases many seats in the background. What was released before a node died is not found again. */
@Singleton
public class BulkReleaseWork implements JobWork {

    private final Applications applications;
    private final Seats seats;
    private final SeatReleasing releasing;
    private final BulkRelease bulkRelease;

    @Inject
    public BulkReleaseWork(Applications applications, Seats seats, SeatReleasing releasing, BulkRelease bulkRelease) {
        this.applications = applications;
        this.seats = seats;
        this.releasing = releasing;
        this.bulkRelease = bulkRelease;
    }

    /**
     * What came of it.
     *
     * @param named the first of those that are kept
     */
    public record ReleaseResult(long released, long kept, List<KeptSeat> named) {}

    @Override
    public Job.Kind kind() {
        return Job.Kind.BULK_RELEASE;
    }

    @Override
    public JobEnding run(JobRun run) {
        Optional<Application> application =
                Optional.ofNullable(run.job().application()).flatMap(applications::find);
        if (application.isEmpty()) {
            return JobEnding.failed(null, JobFault.APPLICATION_GONE.fault());
        }
        ReleaseRequest request = run.job().request(ReleaseRequest.class);
        Progress ended = request.seats() == null
                ? releaseFound(run, application.get(), request)
                : releaseThese(run, application.get(), request, request.seats());
        ReleaseResult result = new ReleaseResult(ended.released(), ended.kept(), ended.who());
        return JobEnding.done(result, ended.trouble());
    }

    private Progress releaseFound(JobRun run, Application application, ReleaseRequest request) {
        long total = run.job().total();
        long gone = run.job().attempt() == 1
                ? 0
                : Math.max(
                        0,
                        Math.min(
                                total - seats.count(application.name(), request.query()),
                                run.job().done()));
        Progress ended = bulkRelease.release(
                run.job().askedBy(),
                application,
                request.query(),
                request.fate(),
                new Progress(request.until(), total, gone, 0, null, List.of()),
                now -> run.goOn(total, now.released(), now.kept()));
        run.report(total, ended.released(), ended.kept());
        return ended;
    }

    private Progress releaseThese(JobRun run, Application application, ReleaseRequest request, List<UUID> these) {
        Progress now = BulkRelease.begin(these.size(), request.until());
        for (UUID id : these) {
            if (!run.goOn(these.size(), now.released(), now.kept())) {
                return now;
            }
            Optional<Seat> seat = seats.find(application.name(), id);
            now = seat.isPresent()
                    ? now.and(
                            seat.get(), releasing.release(run.job().askedBy(), application, seat.get(), request.fate()))
                    : run.job().attempt() > 1 ? now.gone() : now;
        }
        run.report(these.size(), now.released(), now.kept());
        return now;
    }
}
