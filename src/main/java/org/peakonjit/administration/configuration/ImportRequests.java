package org.peakonjit.administration.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.peakonjit.administration.jobs.Job;
import org.peakonjit.administration.jobs.JobRequests;
import org.peakonjit.administration.jobs.JobRequests.Begun;
import org.peakonjit.json.Documents;

/** Has a configuration imported in the background. */
@Singleton
public class ImportRequests {

    /** The longest document, in bytes of UTF-8. */
    public static final int MOST_BYTES = 700_000;

    private final JobRequests jobs;
    private final ImportSeal seal;

    @Inject
    public ImportRequests(JobRequests jobs, ImportSeal seal) {
        this.jobs = jobs;
        this.seal = seal;
    }

    /** Whether it is JSON, and not too long. */
    public static boolean isReadable(String text) {
        try {
            return text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
                    && Documents.MAPPER.readTree(text).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** Begins to import a document that is {@linkplain #isReadable readable}, unless an import is under way. */
    public Begun ask(String actor, String text) {
        return jobs.ask(Job.Kind.IMPORT, null, actor, 0, seal.seal(text));
    }
}
