package org.peakonjit.administration.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.conflicts.ConflictDocument;
import org.peakonjit.administration.people.Mentions.Mention;
import org.peakonjit.administration.seats.SeatDocument;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.license.person.FormerHolder;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.trace.TraceStep;

/**
 * All that is kept of a person, to be handed to them.
 *
 * @param address what they were asked for by, in its one form
 */
@Schema(name = "PersonData")
public record PersonData(
        String address,
        Instant at,
        List<HeldSeat> seats,
        List<ReleasedSeat> released,
        List<ConflictDocument> conflicts,

        @Schema(description = "what waits to be sent to Peakon")
        List<WaitingChange> changes,

        @Schema(description = "what the audit says of them, latest first")
        List<Line> audit,

        @Schema(description = "what else names them, and is about others too: it is not handed out")
        List<Mention> mentions) {

    @Schema(name = "PersonDataSeat")
    public record HeldSeat(
            String application,
            SeatDocument seat,

            @Schema(description = "at Peakon") @Nullable String userName,
            @Schema(description = "at Peakon") @Nullable String externalId,
            @Schema(description = "at Peakon") @Nullable String employeeNumber) {

        static HeldSeat of(Seat seat) {
            return new HeldSeat(
                    seat.application(),
                    SeatDocument.of(seat),
                    seat.names().userName(),
                    seat.names().externalId(),
                    seat.names().employeeNumber());
        }
    }

    @Schema(name = "PersonDataReleasedSeat")
    public record ReleasedSeat(
            UUID id,
            String application,
            String address,

            @Schema(description = "entityID of the identity provider") @Nullable
            String issuer,

            @Schema(description = "by what it identifies the person") @Nullable
            String personId,

            @Schema(description = "at Peakon") @Nullable String accountId,
            Instant releasedAt) {

        static ReleasedSeat of(FormerHolder former) {
            return new ReleasedSeat(
                    former.id(),
                    former.application(),
                    former.holder().address(),
                    former.holder().issuer(),
                    former.holder().id(),
                    former.scimId(),
                    former.releasedAt());
        }
    }

    @Schema(name = "PersonDataChange")
    public record WaitingChange(
            String application,

            @Schema(description = "the person as a SCIM User, as JSON text")
            String user) {}

    /** @param steps of a sign-on, where they are still kept */
    @Schema(name = "PersonDataLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            Instant at,
            AuditEntry.Kind kind,
            @Nullable String reference,
            @Nullable String application,
            @Nullable String person,
            @Nullable String issuer,
            String outcome,
            @Nullable String provisioned,
            @Nullable String policy,
            @Nullable String detail,

            @Schema(description = "from where they came") @Nullable
            String clientAddress,

            @Nullable String actor,
            @Nullable String object,
            @Nullable String before,
            @Nullable String after,
            @Nullable List<Step> steps) {

        static Line of(AuditEntry entry, List<TraceStep> steps) {
            return new Line(
                    entry.at(),
                    entry.kind(),
                    entry.reference(),
                    entry.application(),
                    entry.person(),
                    entry.issuer(),
                    entry.outcome(),
                    entry.provisionedWord(),
                    entry.policy(),
                    entry.english(),
                    entry.address(),
                    entry.actor(),
                    entry.object(),
                    entry.before(),
                    entry.after(),
                    steps.isEmpty()
                            ? null
                            : steps.stream()
                                    .map(step -> new Step(
                                            step.afterMilliseconds(),
                                            step.kind().word(),
                                            step.details()))
                                    .toList());
        }
    }

    @Schema(name = "PersonDataStep")
    public record Step(long afterMilliseconds, String step, Map<String, String> details) {}
}
