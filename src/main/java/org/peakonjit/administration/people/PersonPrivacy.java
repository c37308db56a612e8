package org.peakonjit.administration.people;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.conflicts.ConflictDocument;
import org.peakonjit.administration.people.PersonData.HeldSeat;
import org.peakonjit.administration.people.PersonData.Line;
import org.peakonjit.administration.people.PersonData.ReleasedSeat;
import org.peakonjit.administration.people.PersonData.WaitingChange;
import org.peakonjit.administration.people.PersonFile.Held;
import org.peakonjit.administration.people.PersonPrivacy.Erasure.Erased;
import org.peakonjit.administration.people.PersonPrivacy.Erasure.HoldsSeat;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditEntry.Kind;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.audit.seal.AuditErasure;
import org.peakonjit.conflict.Conflicts;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.database.keyset.Place;
import org.peakonjit.database.keyset.Slice;
import org.peakonjit.license.person.FormerHolder;
import org.peakonjit.license.person.FormerHolders;
import org.peakonjit.provisioning.PendingUpdates;
import org.peakonjit.secret.RandomId;
import org.peakonjit.trace.TraceStep;

/**
 * Hands out all that is kept of a person, and erases it: of the one whom an address tells, in all applications. The audit
 * says that it was done, and not of whom.
 */
@Singleton
public class PersonPrivacy {

    private static final int PAGE = 500;
    private static final int TOKEN_CHARACTERS = 12;

    private final PersonFiles files;
    private final FormerHolders formerHolders;
    private final Conflicts conflicts;
    private final PendingUpdates pendingUpdates;
    private final AuditTrail trail;
    private final AuditErasure auditErasure;
    private final Mentions mentions;
    private final ChangeLog changes;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    @Inject
    public PersonPrivacy(
            PersonFiles files,
            FormerHolders formerHolders,
            Conflicts conflicts,
            PendingUpdates pendingUpdates,
            AuditTrail trail,
            AuditErasure auditErasure,
            Mentions mentions,
            ChangeLog changes,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.files = files;
        this.formerHolders = formerHolders;
        this.conflicts = conflicts;
        this.pendingUpdates = pendingUpdates;
        this.trail = trail;
        this.auditErasure = auditErasure;
        this.mentions = mentions;
        this.changes = changes;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    public sealed interface Erasure {

        /**
         * Done.
         *
         * @param token what stands for the person in the audit from now on
         * @param auditLines how many lines named them
         */
        @Schema(name = "Erasure")
        record Erased(String token, int auditLines, int releasedSeats, int conflicts) implements Erasure {}

        /** Nothing was erased: they hold seats, and a seat is of somebody. */
        record HoldsSeat(List<String> applications) implements Erasure {}
    }

    /** @param typed the address, however it is typed */
    public PersonData export(String actor, String typed) {
        PersonFile file = files.of(typed);
        PersonData data = new PersonData(
                file.address(),
                clock.instant(),
                file.held().stream().map(Held::seat).map(HeldSeat::of).toList(),
                file.former().stream().map(ReleasedSeat::of).toList(),
                file.conflicts().stream().map(ConflictDocument::of).toList(),
                file.held().stream()
                        .flatMap(held -> pendingUpdates.of(held.seat().id()).stream())
                        .map(waiting -> new WaitingChange(
                                waiting.application(),
                                waiting.user().whole().resource().toString()))
                        .toList(),
                lines(file.address()),
                mentions.of(file.address()));
        changes.record(
                actor,
                AdministrativeAction.PERSON_EXPORTED,
                "person",
                null,
                Map.of("auditLines", data.audit().size()));
        return data;
    }

    private List<Line> lines(String address) {
        List<Line> lines = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            AuditQuery query = AuditQuery.about(kind, address);
            Place place = Place.START;
            while (place != null) {
                Slice<AuditEntry> page = trail.page(query, place, PAGE);
                Map<UUID, List<TraceStep>> steps = trail.steps(page.items());
                page.items().forEach(entry -> lines.add(Line.of(entry, steps.getOrDefault(entry.id(), List.of()))));
                place = page.next() == null ? null : Place.of(page.next());
            }
        }
        return lines;
    }

    /**
     * Forgets a person without a seat: what their released seats knew, conflicts on either side, and their name wherever
     * it stands in the audit and in what is kept for a while. Peakon is told nothing.
     *
     * @param typed the address, however it is typed
     */
    public Erasure erase(String actor, String typed) {
        return unitOfWork.call(() -> {
            PersonFile file = files.of(typed);
            if (!file.held().isEmpty()) {
                return new HoldsSeat(file.held().stream()
                        .map(held -> held.seat().application())
                        .toList());
            }
            String token = "erased-" + RandomId.next().substring(0, TOKEN_CHARACTERS);
            file.former().stream().map(FormerHolder::id).forEach(pendingUpdates::forget);
            Erased erased = new Erased(
                    token,
                    auditErasure.erase(file.address(), token),
                    formerHolders.forget(file.address()),
                    conflicts.forget(file.address()));
            mentions.erase(file.address(), token);
            changes.record(actor, AdministrativeAction.PERSON_ERASED, token, null, erased);
            return erased;
        });
    }
}
