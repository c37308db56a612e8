package org.peakonjit.api.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.peakonjit.administration.reports.SignOnTraces;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.Problem;

/** What became of a sign-on, step by step, or of a sign-out. */
@Path("/sign-ons")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class SignOnsResource {

    @Inject
    SignOnTraces traces;

    /** What has the reference that its person was shown, and that the audit has. */
    @GET
    @Path("/{reference}")
    @Operation(summary = "A sign-on and its steps, or a sign-out")
    @ApiResponse(responseCode = "200", description = "The sign-on or sign-out", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public TraceDocument one(@PathParam("reference") String reference) {
        return traces.find(reference)
                .map(one -> TraceDocument.of(
                        one, traces.remedy(one.entry(), Locale.ENGLISH).orElse(null)))
                .orElseThrow(() -> Problem.absent("sign-on or sign-out"));
    }
}
