package org.peakonjit.walk;

import java.util.List;
import org.peakonjit.application.Application;
import org.peakonjit.application.PeakonNameId;
import org.peakonjit.conflict.InMemoryConflicts;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.provisioning.PendingUpdates;
import org.peakonjit.schedule.InMemoryOutbox;

/** All of it: a company, two nodes over one database, a Peakon, the time, and the rules. */
final class World {

    static final String NAME = "peakon";

    final VirtualTime time = new VirtualTime();
    final InMemorySeats seats = new InMemorySeats(time);
    final InMemoryOutbox outbox = new InMemoryOutbox(time);
    final PendingUpdates updates = new PendingUpdates(outbox);
    final InMemoryConflicts conflicts = new InMemoryConflicts();
    final Company company = new Company(time);
    final StrictPeakon peakon = new StrictPeakon(time);
    final RuleBook rules = new RuleBook(this);
    final Application application;
    private final Node[] nodes;
    private int limit;

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

    /** The database as it is now, to go back to. */
    Runnable savepoint() {
        List<Runnable> all = List.of(seats.savepoint(), outbox.savepoint(), conflicts.savepoint());
        return () -> all.forEach(Runnable::run);
    }
}
