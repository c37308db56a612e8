package org.peakonjit.console.conflicts;

import org.jspecify.annotations.Nullable;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.conflict.Conflict.State;
import org.peakonjit.json.EnumNames;
import org.peakonjit.license.seat.Seat;

/**
 * A conflict as the table shows it.
 *
 * @param seat the holder's; null where it was released
 */
public record ConflictLine(Conflict conflict, @Nullable Seat seat) {

    /** What tells it from all others, in the address and on the page. */
    public String getKey() {
        return conflict.application() + "/" + conflict.id();
    }

    public boolean isOpen() {
        return conflict.state() == State.OPEN;
    }

    /** What they came with, as the address names it. */
    public String getKind() {
        return EnumNames.of(conflict.claim().kind());
    }

    public String getState() {
        return EnumNames.of(conflict.state());
    }

    /** Whether the holder has another address than whoever came. */
    public boolean isOfAnotherAddress() {
        return !conflict.claim()
                .holder()
                .address()
                .equals(conflict.claim().claimant().address());
    }
}
