package org.peakonjit.administration.exports;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.jobs.Job;
import org.peakonjit.administration.jobs.JobEnding;
import org.peakonjit.administration.jobs.JobFile;
import org.peakonjit.administration.jobs.JobRun;
import org.peakonjit.administration.jobs.JobWork;

/** Makes the file of a list in the background. */
@Singleton
public class ExportWork implements JobWork {

    private final Exports exports;
    private final JobFile files;

    @Inject
    public ExportWork(Exports exports, JobFile files) {
        this.exports = exports;
        this.files = files;
    }

    /**
     * What came of it.
     *
     * @param bytes how long the file is; null where a node of the release before made it
     */
    public record Made(
            String name,
            String mediaType,
            long lines,
            @Nullable Long bytes) {}

    @Override
    public Job.Kind kind() {
        return Job.Kind.EXPORT;
    }

    @Override
    public JobEnding run(JobRun run) {
        ExportRequest request = run.job().request(ExportRequest.class);
        long total = run.job().total();
        long lines;
        long bytes;
        try (JobFile.Writing out = files.begin(run)) {
            lines = exports.write(run.job().application(), request, out, written -> run.goOn(total, written, 0));
            bytes = out.length();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run.report(Math.max(total, lines), lines, 0);
        return JobEnding.done(new Made(request.name(), request.format().mediaType(), lines, bytes), null);
    }
}
