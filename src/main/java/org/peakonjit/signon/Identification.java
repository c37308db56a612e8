package org.peakonjit.signon;

import org.peakonjit.license.Seats;
import org.peakonjit.subject.Person;
import org.peakonjit.subject.Subject;

/** Who a subject is (rule W1). */
final class Identification {

    private Identification() {}

    private static Person asserted(Subject subject) {
        return subject.person().orElseGet(() -> Person.at(subject.calledName()));
    }

    /**
     * By what is asserted, whatever that is where it carries no address; but by the identifier as it is spelled where the
     * ledger has it so, from when its case counted, and no seat has it without.
     */
    static Person inLedger(Seats seats, String application, Subject subject) {
        Person person = asserted(subject);
        return subject.personAsSpelled()
                .filter(asSpelled -> seats.standing(application, asSpelled).knows(asSpelled))
                .filter(asSpelled ->
                        seats.standing(application, person).byKey(person).isEmpty())
                .orElse(person);
    }
}
