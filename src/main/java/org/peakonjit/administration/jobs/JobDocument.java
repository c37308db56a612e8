package org.peakonjit.administration.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.StoredJson;

/** A job as administrators read it. */
@Schema(name = "Job")
public record JobDocument(
        UUID id,
        Job.Kind kind,
        @Nullable String application,
        String askedBy,
        Instant askedAt,
        @Nullable Instant begunAt,
        @Nullable Instant endedAt,
        Job.State state,

        @Schema(description = "whether it is to stop") boolean cancelling,

        @Schema(description = "0 = nobody knows how much there is to do")
        long total,

        long done,

        @Schema(description = "could not be done, and were left as they are")
        long kept,

        int percent,

        @Schema(description = "why it failed, or why the last one was kept") @Nullable
        String trouble,

        @Schema(description = "the trouble's stable code") @Nullable
        String troubleCode,

        @Schema(description = "what came of it", type = "object") @Nullable
        JsonNode result) {

    public static JobDocument of(Job job) {
        return new JobDocument(
                job.id(),
                job.kind(),
                job.application(),
                job.askedBy(),
                job.askedAt(),
                job.begunAt(),
                job.endedAt(),
                job.state(),
                job.cancelling(),
                job.total(),
                job.done(),
                job.kept(),
                job.percent(),
                job.trouble() == null ? null : job.trouble().english(),
                job.trouble() == null ? null : job.trouble().code(),
                job.result() == null ? null : StoredJson.read(job.result(), JsonNode.class));
    }
}
