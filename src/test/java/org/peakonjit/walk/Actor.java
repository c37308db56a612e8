package org.peakonjit.walk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.peakonjit.subject.Person;

/** For whom a node is at work. */
sealed interface Actor {

    /**
     * Somebody who signs on.
     *
     * @param since when they were asserted
     * @param number which of the company's people it is
     */
    record SignsOn(
            Person person,
            Instant since,
            int number,
            @Nullable String employeeNumber) implements Actor {

        static SignsOn of(Company.Assertion assertion) {
            return new SignsOn(
                    assertion.subject().person().orElseThrow(),
                    assertion.at(),
                    assertion.entry().person(),
                    assertion.entry().number());
        }
    }

    /** Nobody: the holders of the seats. */
    record Upkeep() implements Actor {}
}
