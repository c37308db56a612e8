package org.peakonjit.administration.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.peakonjit.administration.configuration.Configuration.WrongConfigurationException;
import org.peakonjit.administration.configuration.ImportSeal.Sealed;
import org.peakonjit.administration.jobs.Job;
import org.peakonjit.administration.jobs.JobEnding;
import org.peakonjit.administration.jobs.JobFault;
import org.peakonjit.administration.jobs.JobRun;
import org.peakonjit.administration.jobs.JobWork;
import org.peakonjit.json.Documents;
import org.peakonjit.json.Reading;
import org.peakonjit.refusal.Fault;

/** Makes the configuration what a document says, in the background, all or nothing. */
@Singleton
public class ImportWork implements JobWork {

    private static final int MOST_NAMED = 200;

    private final Configuration configuration;
    private final ImportSeal seal;

    @Inject
    public ImportWork(Configuration configuration, ImportSeal seal) {
        this.configuration = configuration;
        this.seal = seal;
    }

    /** A member of the document that is wrong, and why. */
    public record Mistake(String holder, Fault why) {}

    /**
     * What came of it.
     *
     * @param applications how many the document has
     * @param named the first mistakes; nothing was changed where there are any
     */
    public record Imported(long applications, List<Mistake> named) {}

    @Override
    public Job.Kind kind() {
        return Job.Kind.IMPORT;
    }

    @Override
    public JobEnding run(JobRun run) {
        Optional<String> text = seal.open(run.job().request(Sealed.class));
        if (text.isEmpty()) {
            return JobEnding.failed(null, JobFault.UNREADABLE.fault());
        }
        try {
            Reading<ConfigurationDocument> reading =
                    Documents.read(ConfigurationDocument.class, Documents.MAPPER.readTree(text.get()));
            if (!run.goOn(0, 0, 0)) {
                return JobEnding.done(null, null);
            }
            configuration.replace(run.job().askedBy(), reading);
            long applications = reading.get().applications().size();
            run.report(applications, applications, 0);
            return JobEnding.done(new Imported(applications, List.of()), null);
        } catch (JsonProcessingException e) {
            return JobEnding.failed(null, JobFault.UNREADABLE.fault());
        } catch (WrongConfigurationException e) {
            List<Mistake> named = e.errors().stream()
                    .limit(MOST_NAMED)
                    .map(error -> new Mistake(error.pointer(), error.fault()))
                    .toList();
            return JobEnding.failed(
                    new Imported(0, named),
                    JobFault.WRONG_CONFIGURATION.fault(e.errors().size()));
        }
    }
}
