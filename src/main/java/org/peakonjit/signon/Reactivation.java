package org.peakonjit.signon;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.peakonjit.application.Application;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.PeakonUsers;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.user.PeakonAccount;

/** Makes an inactive account active again, where the application's setting {@code reactivate} says so. */
@Singleton
class Reactivation {

    /** A holder passes without it (rule L4), so they wait for it no longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Admission admission;
    private final PeakonUsers users;

    @Inject
    Reactivation(Admission admission, PeakonUsers users) {
        this.admission = admission;
        this.users = users;
    }

    /** Of an account as it was just read; what to note of it. */
    Optional<Note> of(Application application, PeakonAccount account, Deadline deadline) {
        if (account.active()) {
            return Optional.empty();
        }
        if (!application.scim().reactivate()) {
            return Optional.of(Note.INACTIVE);
        }
        return Optional.of(users.reactivate(application, account, deadline) ? Note.REACTIVATED : Note.NOT_REACTIVATED);
    }

    /** By when whoever passes without it is let in. */
    static Deadline soon(Deadline deadline) {
        return deadline.remaining().compareTo(PATIENCE) < 0 ? deadline : deadline.of(PATIENCE);
    }

    /** Of a holder's account; whatever comes of it, they are let in. Empty when there is no such account any more. */
    Optional<Supplier<SignOnResult>> of(Arrival arrival, Plan.Activate plan, Deadline soon) {
        Application application = arrival.application();
        LookUp read = users.read(application, plan.accountId(), soon);
        if (read instanceof LookUp.Absent) {
            return Optional.empty();
        }
        List<Note> notes = read instanceof LookUp.Found found
                ? of(application, found.account(), soon).stream().toList()
                : List.of();
        return Optional.of(() -> admission.admitStill(arrival, plan.admit(), notes));
    }
}
