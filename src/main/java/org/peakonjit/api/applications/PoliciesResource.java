package org.peakonjit.api.applications;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.peakonjit.administration.policies.PolicyChanges;
import org.peakonjit.administration.policies.PolicyChanges.Deletion;
import org.peakonjit.administration.policies.PolicyOverview;
import org.peakonjit.administration.policies.PolicyOverview.Member;
import org.peakonjit.administration.policies.PolicyOverview.PolicyInUse;
import org.peakonjit.api.caller.Caller;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.Problem;
import org.peakonjit.api.http.VersionCondition;
import org.peakonjit.api.http.Versioned;
import org.peakonjit.api.http.VersionedKind;
import org.peakonjit.api.list.Listing;
import org.peakonjit.json.Reading;
import org.peakonjit.policy.SharedPolicies;
import org.peakonjit.policy.SharedPolicies.Stored;
import org.peakonjit.policy.SharedPolicy;

/**
 * The policies of all applications, and who came in under them. Those that applications share are changed here, the others
 * in their applications.
 */
@Path("/policies")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class PoliciesResource {

    private static final VersionedKind POLICY = new VersionedKind("policy", "policy");
    private static final int SHOWN = 5;

    /** A name may have slashes. */
    private static final String ONE = "/{name: .+}";

    @Inject
    PolicyOverview overview;

    @Inject
    SharedPolicies policies;

    @Inject
    PolicyChanges changes;

    /** All of them: the shared ones by name, then the others in the order of the applications. */
    @GET
    @Operation(summary = "All policies, with the applications that have them and who came in under them lately")
    @ApiResponse(responseCode = "200", description = "All of them", useReturnTypeSchema = true)
    public Listing<InUse> all() {
        return Listing.of(overview.all().stream().map(this::inUse).toList());
    }

    private InUse inUse(PolicyInUse one) {
        return new InUse(
                one.policy().name(),
                one.policy().shared(),
                one.policy().groups(),
                one.policy().organizationalUnits(),
                one.applications(),
                overview.recent(one.policy().name(), one.applications()).stream()
                        .limit(SHOWN)
                        .toList());
    }

    @GET
    @Path(ONE)
    @Operation(summary = "One shared policy, with its version in ETag")
    @ApiResponse(responseCode = "200", description = "The policy", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public Versioned<SharedPolicy> one(@PathParam("name") String name) {
        return show(policies.find(name).orElseThrow(POLICY::absent));
    }

    /** Creates or replaces one. Without If-Match, whoever writes last wins. */
    @PUT
    @Path(ONE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Creates, replaces or renames a shared policy")
    @VersionedKind.Replaced
    public Versioned<SharedPolicy> put(
            @PathParam("name") String name,
            @RequestBody(required = true) Reading<SharedPolicy> body,
            @Context HttpHeaders headers,
            @Context SecurityContext caller) {
        return POLICY.answer(
                changes.save(Caller.nameOf(caller), name, body, VersionCondition.of(headers)::isMetBy),
                PoliciesResource::show);
    }

    @DELETE
    @Path(ONE)
    @Operation(summary = "Deletes a shared policy to which no application refers")
    @VersionedKind.Deleted
    public void delete(@PathParam("name") String name, @Context HttpHeaders headers, @Context SecurityContext caller) {
        Deletion deletion = changes.delete(Caller.nameOf(caller), name, VersionCondition.of(headers)::isMetBy);
        if (deletion instanceof Deletion.Absent) {
            throw POLICY.absent();
        }
        if (deletion instanceof Deletion.Overtaken) {
            throw POLICY.overtaken();
        }
        if (deletion instanceof Deletion.InUse used) {
            throw Problem.conflict(
                    "policy.in-use",
                    "Applications refer to the policy: take it out of the policies of "
                            + String.join(", ", used.applications()) + " first.");
        }
    }

    private static Versioned<SharedPolicy> show(Stored stored) {
        return new Versioned<>(stored.policy(), stored.version());
    }

    @Schema(name = "PolicyInUse")
    public record InUse(
            String name,

            @Schema(description = "whether applications refer to it by its name")
            boolean shared,

            List<String> groups,
            List<String> organizationalUnits,
            List<String> applications,

            @Schema(description = "up to five people, the latest first")
            List<Member> recent) {}
}
