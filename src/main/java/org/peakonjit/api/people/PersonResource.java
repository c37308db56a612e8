package org.peakonjit.api.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import org.peakonjit.administration.conflicts.ConflictDocument;
import org.peakonjit.administration.people.PersonData;
import org.peakonjit.administration.people.PersonFile;
import org.peakonjit.administration.people.PersonFile.Held;
import org.peakonjit.administration.people.PersonFiles;
import org.peakonjit.administration.people.PersonPrivacy;
import org.peakonjit.administration.people.PersonPrivacy.Erasure;
import org.peakonjit.administration.people.PersonPrivacy.Erasure.Erased;
import org.peakonjit.administration.people.PersonPrivacy.Erasure.HoldsSeat;
import org.peakonjit.administration.seats.SeatDocument;
import org.peakonjit.api.caller.Caller;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.Problem;
import org.peakonjit.license.person.FormerHolder;
import org.peakonjit.subject.NameInText;

/** What there is of a person, in all applications. */
@Path("/people")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class PersonResource {

    @Inject
    PersonFiles files;

    @Inject
    PersonPrivacy privacy;

    /** Everybody has one; of somebody who is not known, it is empty. */
    @GET
    @Path("/{address}")
    @Operation(summary = "A person: seats, released seats and conflicts, of all applications")
    @ApiResponse(responseCode = "200", description = "What is known of them", useReturnTypeSchema = true)
    public PersonDocument one(@PathParam("address") @Parameter(description = "the person's address") String address) {
        return PersonDocument.of(files.of(address));
    }

    /** All that is kept of them; that it was asked for is in the audit, without a name. */
    @GET
    @Path("/{address}/data")
    @Operation(summary = "All that is kept of a person, to be handed to them")
    @ApiResponse(responseCode = "200", description = "Their data", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public PersonData data(
            @PathParam("address") @Parameter(description = "the person's address") String address,
            @Context SecurityContext caller) {
        return privacy.export(Caller.nameOf(caller), named(address));
    }

    /** Refused while they hold a seat. */
    @DELETE
    @Path("/{address}/data")
    @Operation(summary = "Erases a person who holds no seat")
    @ApiResponse(responseCode = "200", description = "What was erased", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "409", description = "They hold a seat: holds-seat")
    public Erased erase(
            @PathParam("address") @Parameter(description = "the person's address") String address,
            @Context SecurityContext caller) {
        Erasure erasure = privacy.erase(Caller.nameOf(caller), named(address));
        if (erasure instanceof HoldsSeat holds) {
            throw Problem.conflict(
                    "holds-seat",
                    "The person holds a seat in " + String.join(", ", holds.applications())
                            + ": release it first, and decide what becomes of the account at Peakon.");
        }
        return (Erased) erasure;
    }

    private static String named(String address) {
        if (!NameInText.isName(address)) {
            throw Problem.absent("person");
        }
        return address;
    }

    @Schema(name = "Person")
    public record PersonDocument(
            String address, List<HeldSeat> seats, List<ReleasedSeat> released, List<ConflictDocument> conflicts) {

        private static PersonDocument of(PersonFile file) {
            return new PersonDocument(
                    file.address(),
                    file.held().stream().map(HeldSeat::of).toList(),
                    file.former().stream().map(ReleasedSeat::of).toList(),
                    file.conflicts().stream().map(ConflictDocument::of).toList());
        }
    }

    public record HeldSeat(
            String application,
            SeatDocument seat,

            @Schema(description = "whether a change of theirs waits to be sent to Peakon")
            boolean changeWaits) {

        private static HeldSeat of(Held held) {
            return new HeldSeat(held.seat().application(), SeatDocument.of(held.seat()), held.waiting() != null);
        }
    }

    public record ReleasedSeat(String application, Instant releasedAt) {

        private static ReleasedSeat of(FormerHolder former) {
            return new ReleasedSeat(former.application(), former.releasedAt());
        }
    }
}
