package org.peakonjit.administration.seats;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.application.Application;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.license.Seats;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.refusal.Fault;
import org.peakonjit.upkeep.Deprovisioning;
import org.peakonjit.upkeep.Deprovisioning.AccountFate;

/** Releases a seat for an administrator (rule L8), and tells the audit. */
@Singleton
public class SeatReleasing {

    /** What another node began under older settings has ended by then. */
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Seats seats;
    private final UnitOfWork unitOfWork;
    private final Deprovisioning deprovisioning;
    private final ChangeLog changes;

    @Inject
    public SeatReleasing(Seats seats, UnitOfWork unitOfWork, Deprovisioning deprovisioning, ChangeLog changes) {
        this.seats = seats;
        this.unitOfWork = unitOfWork;
        this.deprovisioning = deprovisioning;
        this.changes = changes;
    }

    public sealed interface Release {

        record Released() implements Release {}

        record Absent() implements Release {}

        /**
         * The seat is kept.
         *
         * @param why a {@link SeatFault}, or why Peakon did not change the account
         */
        record Kept(Fault why) implements Release {}
    }

    /**
     * Releases the seat after its holder's account has met its fate, whoever uses it meanwhile; a reservation only where the
     * application has no SCIM URL any more. Not to be called in a transaction.
     */
    public Release release(String actor, Application application, Seat seat, AccountFate fate) {
        return release(actor, application, seat, fate, () -> seats.release(seat.application(), seat.id()));
    }

    /**
     * The same of a seat that was found among others: it and its account are left alone where it is not like that any
     * more.
     *
     * @param found as it was read
     * @param query by which it was found
     */
    Release release(String actor, Application application, Seat found, SeatQuery query, AccountFate fate) {
        Optional<Seat> now = seats.find(found.application(), found.id());
        if (now.isEmpty()) {
            return new Release.Absent();
        }
        Seat seat = now.get();
        return query.finds(seat) && seat.use().equals(found.use())
                ? release(actor, application, seat, fate, () -> seats.release(seat))
                : new Release.Kept(SeatFault.CHANGED.fault());
    }

    private Release release(
            String actor, Application application, Seat seat, AccountFate fate, BooleanSupplier removal) {
        if (!seat.isAssigned()) {
            return releaseUnsettled(actor, application, seat, fate);
        }
        Optional<ProvisioningFailure> failure = deprovisioning.changeAccount(application, seat, fate);
        if (failure.isPresent()) {
            return new Release.Kept(failure.get().fault());
        }
        return unitOfWork.call(() -> {
            if (removal.getAsBoolean()
                    || isOfChangedAccount(seat, fate) && seats.release(seat.application(), seat.id())) {
                record(actor, seat, fate);
                return new Release.Released();
            }
            return seats.find(seat.application(), seat.id()).isPresent()
                    ? new Release.Kept(SeatFault.CHANGED.fault())
                    : new Release.Absent();
        });
    }

    /** Where there is no Peakon to ask any more, nothing else settles a reservation (rule L7). */
    private Release releaseUnsettled(String actor, Application application, Seat seat, AccountFate fate) {
        if (application.scim().baseUrl() != null || fate != AccountFate.KEEP) {
            return new Release.Kept(SeatFault.UNSETTLED.fault());
        }
        return unitOfWork.call(() -> seats.takeUnsettled(seat.id(), QUIET, Duration.ZERO)
                .<Release>map(reserved -> {
                    seats.settleAbsent(reserved);
                    record(actor, seat, fate);
                    return new Release.Released();
                })
                .orElseGet(() -> new Release.Kept(SeatFault.UNSETTLED.fault())));
    }

    /** Whose account has met its fate needs no seat, whoever signed in to it just then. */
    private boolean isOfChangedAccount(Seat seat, AccountFate fate) {
        return fate != AccountFate.KEEP
                && seats.find(seat.application(), seat.id())
                        .filter(now -> Objects.equals(now.scimId(), seat.scimId()))
                        .isPresent();
    }

    private void record(String actor, Seat seat, AccountFate fate) {
        ObjectNode after = fate == AccountFate.KEEP
                ? null
                : JsonNodeFactory.instance
                        .objectNode()
                        .put("account", fate.name().toLowerCase(Locale.ROOT));
        changes.recordOf(
                seat.address(),
                actor,
                AdministrativeAction.SEAT_RELEASED,
                seat.application() + "/" + seat.id(),
                SeatDocument.of(seat),
                after);
    }
}
