package org.peakonjit.walk;

import java.time.Duration;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.provisioning.PendingUpdates;
import org.peakonjit.provisioning.PendingUpdates.Pending;
import org.peakonjit.schedule.Outbox;
import org.peakonjit.signon.SignOnResult;
import org.peakonjit.signon.SignOnResult.Admitted;

/** How everything comes right once nothing goes wrong any more and enough time has passed. */
final class Healing {

    private static final Duration LONGER_THAN_ANY_PAUSE = Duration.ofHours(7);

    private final World world;

    Healing(World world) {
        this.world = world;
    }

    void run() {
        world.peakon.lag = Duration.ZERO;
        upkeep();
        for (int person = 0; person < Company.PEOPLE; person++) {
            if (!world.company.entry(person).left()) {
                signOn(person);
            }
        }
        upkeep();
        everythingIsSettled();
        for (int person = 0; person < Company.PEOPLE; person++) {
            if (!world.company.entry(person).left()) {
                isKnownUnderNewName(person, signOn(person));
            }
        }
        world.rules.consumption();
    }

    private void upkeep() {
        for (int i = 0; i < 2; i++) {
            does(new Happening.Pass(LONGER_THAN_ANY_PAUSE));
            does(new Happening.Settle());
            does(new Happening.SendChanges());
        }
        does(new Happening.Reconcile(true));
        world.rules.consumption();
    }

    private void does(Happening what) {
        new Step.Alone(0, what, Mishaps.NONE).in(world);
    }

    private SignOnResult signOn(int person) {
        Company.Assertion assertion = world.company.assertion(person, false, 0);
        Node node = world.node(1);
        SignOnResult[] result = new SignOnResult[1];
        Expectation expected = new Expectation(world, assertion);
        node.does(
                Actor.SignsOn.of(assertion),
                Mishaps.NONE,
                () -> result[0] = Happening.SignOn.result(world, node, assertion));
        world.rules.ledger();
        world.rules.consumption();
        expected.check(result[0]);
        return result[0];
    }

    /** Consumed are the seats of accounts that are there, one each, and nothing waits. */
    private void everythingIsSettled() {
        for (Seat seat : world.seats.page(World.NAME, SeatQuery.all(), 0, 100)) {
            if (!seat.isAssigned()) {
                throw new BrokenRule("a reservation was never settled (L7)");
            }
            if (!isThere(seat)) {
                throw new BrokenRule("a seat was never released whose account is gone (L8)");
            }
        }
        for (Outbox.Entry entry : world.outbox.all(PendingUpdates.KIND)) {
            Pending pending = PendingUpdates.read(entry);
            Seat seat = world.seats.find(World.NAME, pending.seat()).orElse(null);
            if (seat != null && !clashes(seat, pending)) {
                throw new BrokenRule("a change was never sent: " + pending.address());
            }
        }
    }

    /** Under its id, or under the name that it had: somebody deleted the account and made another. */
    private boolean isThere(Seat seat) {
        return world.peakon.get(world.rules.current(seat.scimId())) != null
                || world.peakon.ids().stream()
                        .anyMatch(id -> world.rules.addresses(id).contains(seat.address()));
    }

    /** Whether the account cannot be as its holder's are to be, since another is in the way. */
    private boolean clashes(Seat seat, Pending pending) {
        String account = world.rules.current(seat.scimId());
        boolean taken = world.peakon.ids().stream()
                .filter(id -> !id.equals(account))
                .anyMatch(id -> StrictPeakon.sharesName(pending.user().resource(), world.peakon.get(id)));
        return taken
                || world.rules
                        .owner(account)
                        .map(owner -> owner.number() < 0
                                || new Expectation(world, world.company.assertion(owner.number(), false, 0))
                                        .isInTheWay())
                        .orElse(true);
    }

    private void isKnownUnderNewName(int person, SignOnResult result) {
        Company.Assertion assertion = world.company.assertion(person, false, 0);
        if (!(result instanceof Admitted admitted) || new Expectation(world, assertion).isInTheWay()) {
            return;
        }
        Seat seat = admitted.seat().orElseThrow(() -> new BrokenRule("admitted without a seat"));
        if (world.seats.find(World.NAME, seat.id()).orElseThrow().renaming()) {
            throw new BrokenRule("nobody knows for ever what Peakon has (W2)");
        }
        String name = world.isByNumber()
                ? assertion.entry().number()
                : assertion.entry().address();
        if (!admitted.nameId().equals(name)) {
            throw new BrokenRule("handed on as " + admitted.nameId() + " for ever, and not as " + name + " (W2)");
        }
    }
}
