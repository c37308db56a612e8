package org.peakonjit.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.peakonjit.administration.simulation.PolicyOverview;
import org.peakonjit.administration.simulation.PolicyOverview.Member;
import org.peakonjit.administration.simulation.PolicyOverview.PolicyInUse;

/** The policies of all applications, and who came in under them; they are changed in their applications. */
@Path("/policies")
@Produces(MediaType.APPLICATION_JSON)
@Problems
@Singleton
public class PoliciesResource {

    @Inject
    PolicyOverview overview;

    /** All of them, in the order of the applications. */
    @GET
    @Operation(summary = "All policies, with the applications that have them and who came in under them lately")
    @ApiResponse(responseCode = "200", description = "All of them", useReturnTypeSchema = true)
    public Listing<PolicyDocument> all() {
        return Listing.of(overview.all().stream().map(PolicyDocument::of).toList());
    }

    @Schema(name = "PolicyInUse")
    public record PolicyDocument(
            String name,
            List<String> groups,
            List<String> organizationalUnits,
            List<String> applications,

            @Schema(description = "up to five people, the latest first")
            List<Member> recent) {

        private static PolicyDocument of(PolicyInUse one) {
            return new PolicyDocument(
                    one.policy().name(),
                    one.policy().groups(),
                    one.policy().organizationalUnits(),
                    one.applications(),
                    one.recent());
        }
    }
}
