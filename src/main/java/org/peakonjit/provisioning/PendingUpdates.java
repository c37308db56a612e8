package org.peakonjit.provisioning;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People whose attributes changed since they were last sent to Peakon; kept until they are sent or given up. */
public interface PendingUpdates {

    /**
     * One person's waiting change.
     *
     * @param seat the seat whose holder changed
     * @param accountId the account's id at Peakon
     * @param address the person's address; null where nobody noted it
     * @param user all of the person as they should be
     * @param attempts how often sending it has failed
     */
    record Pending(
            UUID seat,
            String application,
            String accountId,
            @Nullable String address,
            ScimUser user,
            int attempts) {}

    /** Keeps a change, in the current transaction if there is one; a later one of the same seat replaces it. */
    void put(UUID seat, String application, String accountId, String address, ScimUser user);

    /** Forgets the change of that seat's holder: Peakon has what there is to be said of them. */
    default void forget(UUID seat) {
        of(seat).ifPresent(this::settle);
    }

    /** The change of that seat's holder, whether its time has come or not. */
    Optional<Pending> of(UUID seat);

    /** Changes whose time has come, longest waiting first. */
    List<Pending> due(int atMost);

    /** Forgets a change that was sent or given up; a newer one of the same seat stays. */
    void settle(Pending pending);

    /** Lets a change that could not be sent wait. */
    void postpone(Pending pending, Duration pause);
}
