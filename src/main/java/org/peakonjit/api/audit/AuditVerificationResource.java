package org.peakonjit.api.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.audit.seal.AuditVerification;
import org.peakonjit.audit.seal.AuditVerification.Broken;
import org.peakonjit.audit.seal.AuditVerification.Finding;
import org.peakonjit.audit.seal.AuditVerification.Verified;

/** Whether the audit is as it was sealed. */
@Path("/audit/verification")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class AuditVerificationResource {

    /** Shorter than proxies wait. */
    private static final Duration TIME = Duration.ofSeconds(20);

    @Inject
    AuditVerification verification;

    /** Answered in parts where it takes long. */
    @GET
    @Operation(summary = "Whether the audit is as it was sealed")
    @ApiResponse(responseCode = "200", description = "What came of it", useReturnTypeSchema = true)
    public VerificationDocument verification(
            @QueryParam("after")
                    @DefaultValue("0")
                    @Parameter(description = "the number of the block behind which to begin; 0 = with the first")
                    int after) {
        return VerificationDocument.of(verification.after(Math.max(0, after), TIME));
    }

    @Schema(name = "AuditVerification")
    public record VerificationDocument(
            @Schema(description = "whether all blocks that were looked at hold")
            boolean holds,

            @Schema(description = "the first one that was looked at; 0 where there is none")
            long firstBlock,

            @Schema(description = "the last one that holds; 0 where there is none")
            long lastBlock,

            @Schema(description = "when the first line of these blocks was written") @Nullable
            Instant from,

            @Schema(description = "when the last one was") @Nullable
            Instant until,

            long lines,

            @Schema(description = "lines out of which a person was erased")
            long erased,

            @Schema(description = "of the last block that holds, in hex") @Nullable
            String seal,

            @Schema(description = "the first block that does not hold; null where all do") @Nullable
            BrokenBlock broken,

            @Schema(description = "what to ask for as after, to go on; null where all blocks were looked at") @Nullable
            Long next) {

        private static VerificationDocument of(Verified verified) {
            Broken broken = verified.broken();
            return new VerificationDocument(
                    broken == null,
                    verified.firstBlock(),
                    verified.lastBlock(),
                    verified.from(),
                    verified.until(),
                    verified.lines(),
                    verified.erased(),
                    verified.seal(),
                    broken == null
                            ? null
                            : new BrokenBlock(broken.block(), broken.from(), broken.until(), broken.finding()),
                    verified.next());
        }
    }

    /** A block that does not hold. */
    public record BrokenBlock(long block, Instant from, Instant until, Finding finding) {}
}
