package org.peakonjit.signon;

import java.util.List;
import java.util.Optional;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatOrigin;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.Refusal;

/** How the decision on a subject ended. */
public sealed interface SignOnResult {

    /**
     * The person may be handed on.
     *
     * @param seat the seat they hold; empty where just-in-time provisioning is off or was skipped by setting
     * @param nameId what Peakon knows them by
     * @param notes what an administrator should know of it, for the audit
     */
    record Admitted(Optional<Seat> seat, String nameId, List<Note> notes) implements SignOnResult {

        public Admitted {
            notes = List.copyOf(notes);
        }

        /** What the audit keeps of it: the seat, then the notes. */
        public Fault story() {
            Note first = seat.map(Seat::origin)
                    .map(origin -> origin == SeatOrigin.CREATED ? Note.ON_CREATED_SEAT : Note.ON_EXISTING_SEAT)
                    .orElse(Note.WITHOUT_SEAT);
            return notes.stream().map(Note::fault).reduce(first.fault(), Note.AND::fault);
        }

        /** Never whom: that has no place in a log. */
        @Override
        public String toString() {
            return "Admitted[notes=" + notes + "]";
        }
    }

    record Refused(Refusal refusal) implements SignOnResult {}
}
