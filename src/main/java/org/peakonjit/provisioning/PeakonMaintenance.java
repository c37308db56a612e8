package org.peakonjit.provisioning;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.provisioning.result.Change;
import org.peakonjit.provisioning.result.ConnectionState;
import org.peakonjit.provisioning.result.ListResponse;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.result.Preview;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.result.ServiceAdvice;
import org.peakonjit.provisioning.result.Trial;
import org.peakonjit.provisioning.user.AccountPages;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.provisioning.user.SearchKey;

/**
 * What background tasks and administrators do with the users of an application's Peakon. Its calls run at
 * {@link Priority#BACKGROUND}, end by their deadline and never throw for what Peakon or the network does.
 */
public interface PeakonMaintenance {

    /** {@link PeakonUsers#findByAnything} while nobody waits. */
    LookUp findInBackground(Application application, ScimUser user, Deadline deadline);

    /** The account of that id; {@link LookUp.Absent} when Peakon certainly has none (404). */
    LookUp get(Application application, String accountId, Deadline deadline);

    /**
     * Brings the account in line with {@code user}: reads it and sends only what differs. What {@code user} does not
     * mention stays as it is, and so does {@code active}.
     *
     * @param ownExternalId the externalId that we set; another one stays (rule W5)
     */
    Change update(
            Application application,
            String accountId,
            ScimUser user,
            @Nullable String ownExternalId,
            Deadline deadline);

    /** What {@link #update} would send, found out by reading alone. */
    Preview preview(
            Application application,
            String accountId,
            ScimUser user,
            @Nullable String ownExternalId,
            Deadline deadline);

    /** Gives the account another address, as userName (where that is an address) and as e-mail. */
    Change rename(Application application, String accountId, String address, Deadline deadline);

    /** Sets {@code active} to false. */
    Change deactivate(Application application, String accountId, Deadline deadline);

    Change delete(Application application, String accountId, Deadline deadline);

    /** @param startIndex of the first account wanted, from 1 */
    ListResponse page(Application application, int startIndex, int count, Deadline deadline);

    /**
     * Reads all accounts, page by page up to the first empty one.
     *
     * @param perPage the time one page may take
     * @param startIndex where to begin, from 1
     * @return the failure that ended the reading early; empty when {@code pages} saw them all, or wanted no more
     */
    Optional<ProvisioningFailure> readAll(
            Application application, Duration perPage, int startIndex, AccountPages pages);

    ServiceAdvice serviceProviderConfig(Application application, Deadline deadline);

    /** Tries whether Peakon filters by that attribute, for a value that nobody has; sign-ons are told what it shows. */
    Trial tryFilter(Application application, SearchKey key, Deadline deadline);

    /** Tries whether Peakon takes a PATCH, of an account that nobody has; sign-ons are told what it shows. */
    Trial tryPatch(Application application, Deadline deadline);

    /** How calls fare on this node; makes none. */
    ConnectionState connection(Application application);

    /** Looks somebody up and creates them, by calls that go no farther than this machine, so that the next are quick. */
    void rehearse(Application application, ScimUser nobody);
}
