package org.peakonjit.administration.conflicts;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.peakonjit.conflict.Conflict;

/** What an administrator says of somebody who came with another's address or account. */
public sealed interface ConflictDecision extends Serializable {

    /** How a conflict ends by it. */
    Conflict.State end();

    /** Both are one person: the seat takes the identifier under which they came. */
    record SamePerson() implements ConflictDecision {

        private static final long serialVersionUID = 1L;

        @Override
        public Conflict.State end() {
            return Conflict.State.SAME_PERSON;
        }
    }

    /**
     * They are two: the old seat is released.
     *
     * @param fate what becomes of the old account at Peakon
     * @param newAddress the address that it gets; null where it keeps its own
     */
    record SomebodyElse(OldAccount fate, @Nullable String newAddress) implements ConflictDecision {

        private static final long serialVersionUID = 1L;

        @Override
        public Conflict.State end() {
            return Conflict.State.SOMEBODY_ELSE;
        }

        /** Never the address: it has no place in a log. */
        @Override
        public String toString() {
            return "SomebodyElse[" + fate + "]";
        }
    }

    /** What becomes of an account at Peakon whose holder's seat is released. */
    enum OldAccount {
        /** It gets another address, and stays active. */
        RENAME,
        /** It becomes inactive; it gets another address, too, where one is given. */
        DEACTIVATE,
        DELETE,
        /** Nothing is changed at Peakon. */
        LEAVE
    }
}
