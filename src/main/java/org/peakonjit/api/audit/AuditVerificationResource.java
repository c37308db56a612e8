package org.peakonjit.api.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.audit.seal.AuditVerification;
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
    public Verified verification(
            @QueryParam("after")
                    @DefaultValue("0")
                    @Parameter(description = "the number of the block behind which to begin; 0 = with the first")
                    int after) {
        return verification.after(Math.max(0, after), TIME);
    }
}
