package org.peakonjit.signon;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.signon.AccountPresence.Elsewhere;
import org.peakonjit.signon.AccountPresence.Gone;
import org.peakonjit.signon.AccountPresence.There;
import org.peakonjit.signon.AccountPresence.Unknown;

/** Looks for the account of a seat, by its id and by its names: the one way to say that it is gone (rule W8). */
public final class AccountSearch {

    /** How long Peakon's answers may lag behind its creates. */
    public static final Duration LAG = Duration.ofMinutes(10);

    private final Function<String, LookUp> byId;
    private final Function<ScimUser, LookUp> byNames;
    private final Clock clock;

    /**
     * @param byId reads the account of an id
     * @param byNames looks for a person by whatever is known of them
     */
    public AccountSearch(Function<String, LookUp> byId, Function<ScimUser, LookUp> byNames, Clock clock) {
        this.byId = byId;
        this.byNames = byNames;
        this.clock = clock;
    }

    public AccountPresence of(Seat seat) {
        String id = seat.scimId();
        LookUp read = id == null ? new LookUp.Absent(false) : byId.apply(id);
        if (read instanceof LookUp.Found found) {
            return new There(found.account());
        }
        if (read instanceof LookUp.Failed failed) {
            return new Unknown(failed.failure());
        }
        LookUp search = byNames.apply(namesOf(seat));
        if (search instanceof LookUp.Found found) {
            return found.account().id().equals(id) ? onceMore(found.account().id()) : new Elsewhere(found.account());
        }
        if (search instanceof LookUp.Failed failed) {
            return new Unknown(failed.failure());
        }
        boolean said = read.provesAbsence() || search.provesAbsence();
        return said && seat.reservedAt().isBefore(clock.instant().minus(LAG)) ? new Gone() : notSeen();
    }

    /** A search that finds what its id did not lags behind, or the first answer was wrong. */
    private AccountPresence onceMore(String id) {
        return byId.apply(id) instanceof LookUp.Found found ? new There(found.account()) : notSeen();
    }

    private static Unknown notSeen() {
        return new Unknown(ProvisioningFailure.unavailable(FailureCause.ACCOUNT_NOT_SEEN));
    }

    /** All that is known of what the seat's account is called. */
    public static ScimUser namesOf(Seat seat) {
        return ScimUser.known(
                Optional.ofNullable(seat.names().userName()).orElse(seat.address()),
                Optional.ofNullable(seat.names().externalId()),
                Optional.of(seat.address()));
    }
}
