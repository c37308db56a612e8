package org.peakonjit.administration.conflicts;

import java.time.Clock;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.OneApplication;
import org.peakonjit.audit.AdministrativeEvent;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.conflict.ConflictQuery;
import org.peakonjit.database.AtOnce;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.signon.SignOnParts;
import org.peakonjit.signon.SignOnResult;
import org.peakonjit.signon.SignOnResult.Admitted;
import org.peakonjit.signon.SignOnResult.Refused;
import org.peakonjit.subject.Subject;
import org.peakonjit.upkeep.ConflictSettlement;

/** Sign-ons that end in a conflict, and what administrators decide about it, over parts in memory. */
final class ConflictParts {

    final SignOnParts signOns = new SignOnParts();
    final RecordedEvents<AdministrativeEvent> told = new RecordedEvents<>();
    final Application application = Fixtures.peakon(100);
    final Applications applications = new OneApplication(application);
    final ConflictSettlement settlement =
            new ConflictSettlement(signOns.conflicts, applications, signOns.seats, signOns.issuers, Clock.systemUTC());
    final ConflictList list = new ConflictList(signOns.conflicts, settlement);
    final ConflictDecisions decisions = new ConflictDecisions(
            signOns.conflicts,
            settlement,
            signOns.seats,
            signOns.seats.formerHolders(),
            signOns.peakon,
            new AtOnce(),
            new ChangeLog(told, Clock.systemUTC()),
            Clock.systemUTC());
    final ConflictSweep sweep = new ConflictSweep(signOns.conflicts, applications, decisions, Clock.systemUTC());

    /** Lets somebody in, who must get in. */
    Seat admit(Subject subject) {
        return ((Admitted) signOn(subject)).seat().orElseThrow();
    }

    SignOnResult signOn(Subject subject) {
        return signOns.admit(application, subject);
    }

    /** The conflict in which somebody's sign-on ends. */
    Conflict conflictOf(Subject subject) {
        Refused refused = (Refused) signOn(subject);
        if (refused.refusal().code() != RefusalCode.SUBJECT_CONFLICT) {
            throw new AssertionError("refused for " + refused.refusal().code());
        }
        return signOns.conflicts.page(ConflictQuery.open(), 0, 100).stream()
                .filter(one -> one.claim().claimant().equals(subject.person().orElseThrow()))
                .findFirst()
                .orElseThrow();
    }

    DecisionOutcome decide(Conflict conflict, ConflictDecision decision) {
        return decisions.decide("admin", application, conflict, decision);
    }

    Conflict.State stateOf(Conflict conflict) {
        return signOns.conflicts
                .find(conflict.application(), conflict.id())
                .orElseThrow()
                .state();
    }
}
