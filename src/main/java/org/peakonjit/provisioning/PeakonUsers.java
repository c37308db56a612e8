package org.peakonjit.provisioning;

import org.peakonjit.application.Application;

/**
 * The users of an application's Peakon. Calls end by their deadline and never throw for what Peakon or the network
 * does.
 */
public interface PeakonUsers {

    /** Looks for the account of {@code user}: by userName, then externalId, then e-mail; every hit is checked here. */
    LookUp find(Application application, ScimUser user, Deadline deadline);

    /** Creates the account. To be called only after a look-up that ended {@link LookUp.Absent}. */
    Creation create(Application application, ScimUser user, Deadline deadline);

    /** Sets {@code active} to true (the application's setting {@code reactivate}). */
    boolean reactivate(Application application, PeakonAccount account, Deadline deadline);
}
