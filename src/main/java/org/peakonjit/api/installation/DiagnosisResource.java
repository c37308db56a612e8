package org.peakonjit.api.installation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.diagnosis.Area;
import org.peakonjit.administration.diagnosis.Diagnosis;
import org.peakonjit.administration.diagnosis.Doctor;
import org.peakonjit.administration.diagnosis.Verdict;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.refusal.Fault;

/** Looks at all that a sign-on needs; reads, and changes nothing anywhere. */
@Path("/diagnose")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class DiagnosisResource {

    @Inject
    Doctor doctor;

    /** What is good, doubtful or bad; the address of this very request counts as what a browser sees. */
    @POST
    @Operation(summary = "What is good, doubtful or bad about this installation, and what to do")
    @ApiResponse(responseCode = "200", description = "What was found", useReturnTypeSchema = true)
    public DiagnosisDocument diagnose(@Context UriInfo asked) {
        Diagnosis diagnosis = doctor.diagnose(asked.getBaseUri());
        return new DiagnosisDocument(
                diagnosis.verdict(),
                diagnosis.findings().stream().map(FindingDocument::of).toList());
    }

    @Schema(name = "Diagnosis")
    public record DiagnosisDocument(
            @Schema(description = "the worst of all findings")
            Verdict verdict,

            List<FindingDocument> findings) {}

    /** One thing that was found. */
    @Schema(name = "DiagnosisFinding")
    public record FindingDocument(
            Area area,

            @Schema(description = "which identity provider, application or key") @Nullable
            String object,

            Verdict verdict,
            String code,
            String found,

            @Schema(description = "what to do") @Nullable String advice) {

        private static FindingDocument of(Diagnosis.Finding finding) {
            Fault advice = finding.advice();
            return new FindingDocument(
                    finding.area(),
                    finding.object(),
                    finding.verdict(),
                    finding.found().code(),
                    finding.found().english(),
                    advice == null ? null : advice.english());
        }
    }
}
