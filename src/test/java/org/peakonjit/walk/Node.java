package org.peakonjit.walk;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.seats.SeatReleasing;
import org.peakonjit.application.OneApplication;
import org.peakonjit.conflict.Conflicts;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.license.SeatReleased;
import org.peakonjit.license.Seats;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.provisioning.mapping.Mappers;
import org.peakonjit.provisioning.scim.InProcessScim;
import org.peakonjit.schedule.Outbox;
import org.peakonjit.signon.SignOn;
import org.peakonjit.signon.SignOnNode;
import org.peakonjit.signon.SignOnNode.Database;
import org.peakonjit.upkeep.UpkeepNode;

/**
 * One node: the product over ports of which each call is a step. At a step the process may end, and from then on nothing
 * works; what it had begun in a transaction is rolled back.
 */
final class Node implements UnitOfWork {

    private static final int MOST_CALLS = 50;

    private final World world;
    private final SignOn signOn;
    private final UpkeepNode upkeep;
    private final SeatReleasing releasing;
    private Actor actor = new Actor.Upkeep();
    private Mishaps mishaps = Mishaps.NONE;
    private int calls;
    private int steps;
    private int transactions;
    private boolean dead;

    Node(World world) {
        this.world = world;
        Database database = new Database(
                port(Seats.class, world.seats),
                port(Outbox.class, world.outbox),
                port(Conflicts.class, world.conflicts),
                this);
        InProcessScim.Connection peakon = InProcessScim.to(new PeakonWire(world, this), world.time, world.time);
        RecordedEvents<SeatReleased> released = new RecordedEvents<>();
        signOn = SignOnNode.of(
                database, peakon.users(), Mappers.standard(), world.company, released, world.time, world.time);
        upkeep = UpkeepNode.of(
                database,
                world.company,
                new OneApplication(world.application),
                peakon.maintenance(),
                released,
                world.time);
        releasing = new SeatReleasing(
                database.seats(), this, upkeep.deprovisioning(), new ChangeLog(new RecordedEvents<>(), world.time));
    }

    SeatReleasing releasing() {
        return releasing;
    }

    SignOn signOn() {
        return signOn;
    }

    UpkeepNode upkeep() {
        return upkeep;
    }

    Actor actor() {
        return actor;
    }

    boolean isDead() {
        return dead;
    }

    /** Does something as the walk says; false when the node was killed by it. */
    boolean does(Actor who, Mishaps what, Runnable work) {
        actor = who;
        mishaps = what;
        calls = 0;
        steps = 0;
        try {
            work.run();
            return true;
        } catch (Killed e) {
            return false;
        } finally {
            mishaps = Mishaps.NONE;
            transactions = 0;
        }
    }

    @Nullable
    WireFault nextFault() {
        if (calls > MOST_CALLS && actor instanceof Actor.SignsOn) {
            throw new BrokenRule("a sign-on calls Peakon again and again");
        }
        return mishaps.fault(calls++);
    }

    /** Something is about to happen, or has just happened. */
    void step() {
        if (dead) {
            throw new Killed();
        }
        if (transactions == 0) {
            world.rules.ledger();
            world.time.turns().step();
        }
        if (mishaps.kill() == steps++) {
            dead = true;
            throw new Killed();
        }
    }

    @Override
    public void afterCommit(Runnable work) {
        throw new UnsupportedOperationException("nothing of this waits for a commit");
    }

    @Override
    public <T> T call(Supplier<T> work) {
        step();
        Runnable rollBack = world.savepoint();
        transactions++;
        boolean committed = false;
        T result;
        try {
            result = work.get();
            committed = true;
        } finally {
            transactions--;
            if (!committed) {
                rollBack.run();
            }
        }
        step();
        return result;
    }

    private <T> T port(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    step();
                    Object result = invoke(method, target, arguments);
                    if (type == Outbox.class && method.getName().equals("put")) {
                        accountOf((String) arguments[1]).ifPresent(account -> world.rules.asked(actor, account));
                    }
                    step();
                    return result;
                }));
    }

    private Optional<String> accountOf(String seat) {
        return world.seats.find(World.NAME, UUID.fromString(seat)).map(Seat::scimId);
    }

    private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
