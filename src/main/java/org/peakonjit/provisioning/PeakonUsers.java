package org.peakonjit.provisioning;

import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.provisioning.result.Change;
import org.peakonjit.provisioning.result.Creation;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.user.PeakonAccount;
import org.peakonjit.provisioning.user.ScimUser;

/**
 * The users of an application's Peakon. Calls end by their deadline and never throw for what Peakon or the network
 * does.
 */
public interface PeakonUsers {

    /**
     * Looks for the account of {@code user} in two calls at most: by userName, then by externalId or, where the person has
     * none, by e-mail. Every hit is checked here.
     */
    LookUp find(Application application, ScimUser user, Deadline deadline);

    /** Looks for it by everything that is unique at Peakon: userName, externalId, e-mail, employee number. */
    LookUp findByAnything(Application application, ScimUser user, Deadline deadline);

    /** The account of that id; {@link LookUp.Absent} when Peakon certainly has none (404). */
    LookUp read(Application application, String accountId, Deadline deadline);

    /**
     * Creates the account. To be called only after a look-up that ended {@link LookUp.Absent}. Where Peakon has one all the
     * same (409), it is looked for by everything that is unique there.
     */
    Creation create(Application application, ScimUser user, Deadline deadline);

    /**
     * Brings the account in line with {@code user}, colleagues aside: sends only what differs from {@code account}, in one
     * call where Peakon has PATCH. What {@code user} does not mention stays as it is, and so does {@code active}.
     *
     * @param account as just read
     * @param ownExternalId the externalId that we set; another one stays (rule W5)
     */
    Change bring(
            Application application,
            PeakonAccount account,
            ScimUser user,
            @Nullable String ownExternalId,
            Deadline deadline);

    /** Sets {@code active} to true (the application's setting {@code reactivate}). */
    boolean reactivate(Application application, PeakonAccount account, Deadline deadline);
}
