package org.peakonjit.administration.people;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.peakonjit.application.Application;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.PeakonUsers;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.signon.AccountSearch;

/** Reads what Peakon has of a seat's holder now, for an administrator to look at. Nothing of it is kept. */
@Singleton
public class AccountReading {

    private final PeakonUsers users;

    @Inject
    public AccountReading(PeakonUsers users) {
        this.users = users;
    }

    /** By one GET where the account's id is known; else it is looked for. Not to be called in a transaction. */
    public LookUp of(Application application, Seat seat) {
        Deadline deadline = Deadline.in(application.scim().timeBudget());
        String account = seat.scimId();
        return account != null
                ? users.read(application, account, deadline)
                : users.find(application, AccountSearch.namesOf(seat), deadline);
    }
}
