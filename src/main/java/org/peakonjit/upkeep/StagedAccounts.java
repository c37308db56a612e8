package org.peakonjit.upkeep;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.peakonjit.provisioning.user.PeakonAccount;
import org.peakonjit.upkeep.ReconciliationReport.Finding;

/**
 * The accounts that a run of a reconciliation has read so far, of each application those of one run: kept where a run
 * that another node takes over goes on with them.
 */
public interface StagedAccounts {

    /** One that stood still for longer begins anew: what it read is old. */
    Duration FRESH = Duration.ofHours(1);

    /** One that stood still for longer has died, and another may take its place: nothing it waits for takes that long. */
    Duration UNDER_WAY = Duration.ofMinutes(5);

    /**
     * How far a run is.
     *
     * @param next where the next page begins
     */
    record Progress(int next, long accounts) {}

    /**
     * An account as it is compared.
     *
     * @param name its userName in the one form of an address
     */
    record Staged(String id, String name, boolean active) {}

    /**
     * Begins a run, or goes on with it in place of an attempt that stood still; what another that died left is dropped.
     *
     * @param attempt by which the run has its place from now on
     * @return empty while another run of the application is under way
     */
    Optional<Progress> begin(String application, UUID run, UUID attempt);

    /**
     * Adds a page.
     *
     * @return how many of them are new; −1 where another run or attempt has taken the place of this one
     */
    int add(String application, UUID attempt, List<PeakonAccount> page, int next);

    /**
     * Notes that the run is under way.
     *
     * @return whether it is: all that was read until now is its own then; false where another run or attempt has taken its place
     */
    boolean goesOn(String application, UUID attempt);

    List<Staged> withIds(String application, Collection<String> ids);

    /** Those of these names whose ids no seat has. */
    List<Staged> withNames(String application, Collection<String> names);

    /** Notes that these are those of seats that know them by other ids, unless another run or attempt has taken the place. */
    void seat(String application, UUID attempt, Set<String> ids);

    /** Those that no seat is for, by userName. */
    Finding withoutSeat(String application);

    /**
     * Forgets the run, unless another run or attempt has taken the place.
     *
     * @return whether none had, nor was it forgotten already
     */
    boolean end(String application, UUID attempt);

    /** Forgets the application's run, whoever's it is: that one does not go on. */
    void forget(String application);
}
