package org.peakonjit.administration.conflicts;

import org.peakonjit.conflict.Conflict;
import org.peakonjit.json.FieldError;
import org.peakonjit.refusal.Fault;

/** What came of a decision. */
public sealed interface DecisionOutcome {

    record Decided(Conflict conflict) implements DecisionOutcome {}

    /** Nothing changed: the conflict had ended already, by somebody's word or by itself. */
    record Closed() implements DecisionOutcome {}

    /** Nothing changed: this cannot be decided about this conflict. */
    record Wrong(FieldError error) implements DecisionOutcome {}

    /** The conflict stays open, and the seat as it is. */
    record Kept(Obstacle obstacle, Fault why) implements DecisionOutcome {}

    /** Why a conflict stays open. */
    enum Obstacle {
        /** Whoever came has another seat; two cannot have one identifier. */
        CLAIMANT_HAS_SEAT,
        /** Nobody knows yet whether Peakon made the seat's account. */
        SEAT_UNSETTLED,
        /** Peakon knows the account no more, but another that answers to its names. */
        ACCOUNT_ELSEWHERE,
        /** Peakon did not change the account. */
        PEAKON
    }
}
