package org.peakonjit.walk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.peakonjit.application.Application;
import org.peakonjit.application.PeakonNameId;
import org.peakonjit.conflict.InMemoryConflicts;
import org.peakonjit.license.InMemorySeats;

/** All of it: a company, two nodes over one database, a Peakon, the time, and the rules. */
final class World {

    static final String NAME = "peakon";

    final VirtualTime time = new VirtualTime();
    final InMemorySeats seats = new InMemorySeats(time);
    final WaitingUpdates updates = new WaitingUpdates(time);
    final InMemoryConflicts conflicts = new InMemoryConflicts();
    final Company company = new Company(time);
    final StrictPeakon peakon = new StrictPeakon(time);
    final RuleBook rules = new RuleBook(this);
    final Application application;
    private final List<Later> later = new ArrayList<>();
    private final Node[] nodes;
    private int limit;

    private record Later(long at, Runnable what) {}

    World(Settings settings) {
        application = settings.application();
        peakon.numericIds = settings.numericIds();
        limit(settings.limit());
        nodes = new Node[] {new Node(this), new Node(this)};
    }

    /** A node that lives: where one was killed, another is started. */
    Node node(int number) {
        if (nodes[number].isDead()) {
            nodes[number] = new Node(this);
        }
        return nodes[number];
    }

    void limit(int newLimit) {
        limit = newLimit;
        if (limit < 0) {
            seats.unlimited();
        } else {
            seats.limit(limit);
        }
    }

    /** Whether more seats are consumed than the limit allows. */
    boolean isOverLimit() {
        return limit >= 0 && seats.usage(NAME).consumed() > limit;
    }

    /** Whether a new seat would be refused. */
    boolean isFull() {
        return limit >= 0 && seats.usage(NAME).consumed() >= limit;
    }

    boolean isByNumber() {
        return application.saml().nameId() == PeakonNameId.EMPLOYEE_NUMBER;
    }

    /** Whether an account of that id was there, and is not any more. */
    boolean vanished(String id) {
        return peakon.had(id) && peakon.get(id) == null;
    }

    /** Lets something happen when that much time has passed. */
    void later(Duration after, Runnable what) {
        later.add(new Later(time.nanos() + after.toNanos(), what));
    }

    /** Lets happen whatever was to happen by now. */
    void happensNow() {
        while (!later.isEmpty()) {
            Later first = later.get(0);
            if (first.at() > time.nanos()) {
                return;
            }
            later.remove(0);
            first.what().run();
        }
    }

    /** The database as it is now, to go back to. */
    Runnable savepoint() {
        List<Runnable> all = List.of(seats.savepoint(), updates.savepoint(), conflicts.savepoint());
        return () -> all.forEach(Runnable::run);
    }

    /** Somebody of many, if there is anybody. */
    static <T> T pick(List<T> all, int which, IntFunction<T> otherwise) {
        return all.isEmpty() ? otherwise.apply(which) : all.get(which % all.size());
    }
}
