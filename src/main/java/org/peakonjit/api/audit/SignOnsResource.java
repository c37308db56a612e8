package org.peakonjit.api.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.reports.SignOnTraces;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.Problem;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditTrail.TracedEntry;
import org.peakonjit.trace.StepKind;
import org.peakonjit.trace.TraceStep;

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

    /** A sign-on with its steps, or a sign-out, as it is answered. */
    @Schema(name = "SignOn")
    public record TraceDocument(
            AuditEntry.Kind kind,
            String reference,
            Instant at,
            @Nullable String application,
            @Nullable String person,
            @Nullable String issuer,
            @Nullable String flow,
            String outcome,
            @Nullable String provisioned,
            @Nullable String policy,
            @Nullable String detail,
            @Nullable String address,

            @Schema(description = "what helps at the identity provider, where we know its menus") @Nullable
            String remedy,

            @Schema(description = "none where they are not kept any more, and of a sign-out")
            List<Step> steps) {

        @Schema(name = "SignOnStep")
        public record Step(long afterMilliseconds, StepKind step, Map<String, String> details) {

            private static Step of(TraceStep step) {
                return new Step(step.afterMilliseconds(), step.kind(), step.details());
            }
        }

        static TraceDocument of(TracedEntry found, @Nullable String remedy) {
            AuditLine line = AuditLine.of(found.entry(), null);
            return new TraceDocument(
                    line.kind(),
                    String.valueOf(line.reference()),
                    line.at(),
                    line.application(),
                    line.person(),
                    line.issuer(),
                    line.flow(),
                    line.outcome(),
                    line.provisioned(),
                    line.policy(),
                    line.detail(),
                    line.address(),
                    remedy,
                    found.steps().stream().map(Step::of).toList());
        }
    }
}
