package org.peakonjit.administration.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.license.person.FormerHolder;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.provisioning.PendingUpdates.Waiting;

/**
 * What there is of a person, whom an address tells: of all applications.
 *
 * @param address in its one form; what the audit calls them where they came without one
 * @param held their seats, by application
 * @param former what their released seats knew, latest first
 * @param conflicts of which they are either side, latest attempt first
 */
public record PersonFile(String address, List<Held> held, List<FormerHolder> former, List<Conflict> conflicts) {

    public PersonFile {
        held = List.copyOf(held);
        former = List.copyOf(former);
        conflicts = List.copyOf(conflicts);
    }

    /**
     * A seat of theirs.
     *
     * @param waiting a change of theirs that waits to be sent to Peakon; null where none does
     */
    public record Held(Seat seat, @Nullable Waiting waiting) {}
}
