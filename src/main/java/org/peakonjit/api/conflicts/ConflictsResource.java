package org.peakonjit.api.conflicts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.conflicts.ConflictDecisions;
import org.peakonjit.administration.conflicts.ConflictDocument;
import org.peakonjit.administration.conflicts.ConflictList;
import org.peakonjit.administration.conflicts.ConflictSweep;
import org.peakonjit.administration.conflicts.ConflictSweep.Progress;
import org.peakonjit.administration.conflicts.DecisionDocument;
import org.peakonjit.administration.conflicts.DecisionOfMany;
import org.peakonjit.administration.conflicts.DecisionOutcome;
import org.peakonjit.administration.conflicts.DecisionOutcome.Decided;
import org.peakonjit.administration.conflicts.DecisionOutcome.Kept;
import org.peakonjit.administration.conflicts.DecisionOutcome.Wrong;
import org.peakonjit.api.caller.Caller;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.ApplicationPart;
import org.peakonjit.api.http.Problem;
import org.peakonjit.api.list.Page;
import org.peakonjit.api.list.Paging;
import org.peakonjit.application.Application;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.conflict.ConflictQuery;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Reading;
import org.peakonjit.json.Shapes;

/** People of an application who came with somebody else's address or account, and what is decided about them. */
@Path("/applications/{name}/conflicts")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class ConflictsResource extends ApplicationPart {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    @Inject
    ConflictList list;

    @Inject
    ConflictDecisions decisions;

    @Inject
    ConflictSweep sweep;

    /** A page of them, latest attempt first; those that are open unless {@code state} says otherwise. */
    @GET
    @Operation(summary = "A page of the conflicts, latest attempt first")
    @ApiResponse(responseCode = "200", description = "The page", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public Page<ConflictDocument> page(
            @PathParam("name") String name, @BeanParam Paging paging, @BeanParam ConflictParameters wanted) {
        ConflictQuery query = wanted.query(name);
        required(name);
        return Page.of(
                list.page(query, paging.offset, paging.limit).stream()
                        .map(ConflictDocument::of)
                        .toList(),
                paging,
                list.count(query));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One conflict")
    @ApiResponse(responseCode = "200", description = "The conflict", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public ConflictDocument one(@PathParam("name") String name, @PathParam("id") String id) {
        return ConflictDocument.of(conflict(name, id));
    }

    /** Decides an open one, and answers it as it is then. Where Peakon does not do its part, it stays open. */
    @POST
    @Path("/{id}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Decides whether two are one person")
    @ApiResponse(responseCode = "200", description = "Decided", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    @ApiResponse(responseCode = "502", ref = "Peakon")
    public ConflictDocument decide(
            @PathParam("name") String name,
            @PathParam("id") String id,
            @RequestBody(required = true) Reading<DecisionDocument> body,
            @Context SecurityContext caller) {
        Application application = required(name);
        Conflict conflict = conflict(name, id);
        DecisionOutcome outcome = decisions.decide(
                Caller.nameOf(caller),
                application,
                conflict,
                body.orElseThrow(ConflictsResource::invalid).toDecision());
        if (outcome instanceof Decided decided) {
            return ConflictDocument.of(decided.conflict());
        }
        if (outcome instanceof Wrong wrong) {
            throw invalid(List.of(wrong.error()));
        }
        throw outcome instanceof Kept kept ? open(kept) : closed();
    }

    /**
     * Decides all open ones that a filter finds alike. Goes on for up to 20 seconds; what remains then is for the next
     * call. Another number than {@code expected} changes nothing.
     */
    @POST
    @Path("/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Decides all open conflicts that a filter finds")
    @ApiResponse(responseCode = "200", description = "How far it went", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    public ConflictsDecided decideAll(
            @PathParam("name") String name,
            @RequestBody(required = true) Reading<DecisionOfMany> body,
            @Context SecurityContext caller) {
        required(name);
        DecisionOfMany wanted = body.orElseThrow(ConflictsResource::invalid);
        Progress begun = sweep.begin(wanted.filter().query().of(name));
        if (begun.total() != wanted.expected()) {
            throw Problem.conflict(
                    "conflicts.changed",
                    "The filter finds " + begun.total() + " open conflicts: give that number as expected.");
        }
        Progress ended = sweep.goOn(Caller.nameOf(caller), wanted.toDecision(), begun, LONGEST);
        return new ConflictsDecided(
                ended.decided(),
                ended.settled(),
                ended.kept(),
                ended.trouble() == null ? null : ended.trouble().english(),
                ended.remaining());
    }

    public record ConflictsDecided(
            int decided,

            @Schema(description = "they had ended already, by themselves or by somebody's word")
            int settled,

            @Schema(description = "they stay open") int kept,

            @Schema(description = "why the last of those stays open") @Nullable
            String trouble,

            @Schema(description = "for the next call") int remaining) {}

    private Conflict conflict(String name, String id) {
        required(name);
        return Shapes.id(id).flatMap(one -> list.find(name, one)).orElseThrow(() -> Problem.absent("conflict"));
    }

    private static RuntimeException invalid(List<FieldError> errors) {
        return Problem.invalid("decision.invalid", "This cannot be decided like that.", errors);
    }

    private static RuntimeException closed() {
        return Problem.conflict("conflict.closed", "The conflict is not open any more.");
    }

    private static RuntimeException open(Kept kept) {
        String why = kept.why().english();
        Problem problem = switch (kept.obstacle()) {
            case CLAIMANT_HAS_SEAT ->
                Problem.of(409, "conflict.claimant-has-seat", "The conflict stays open, since " + why + ".");
            case SEAT_UNSETTLED -> Problem.of(409, "conflict.seat-unsettled", "The conflict stays open: " + why + ".");
            case ACCOUNT_ELSEWHERE ->
                Problem.of(409, "conflict.account-elsewhere", "The conflict stays open: " + why + ".");
            case PEAKON ->
                Problem.of(
                        502,
                        "account.unchanged",
                        "The conflict stays open, since Peakon did not change the account: " + why);
        };
        return problem.exception();
    }
}
