package org.peakonjit.database;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import org.peakonjit.database.pool.DatabaseAbsence;

/** Whether this node can serve: its start has ended well, and the database is there. Answers at once. */
@Singleton
public class Service {

    private static final String NONE = "";

    private final Supplier<Optional<DatabaseAbsence>> absence;
    private volatile Optional<String> pending = Optional.of("it starts");

    @Inject
    public Service(Database database) {
        this(database::absence);
    }

    Service(Supplier<Optional<DatabaseAbsence>> absence) {
        this.absence = absence;
    }

    /** The start has ended well. */
    public void begin() {
        pending = Optional.empty();
    }

    /** The start has ended, and not well: nobody is served until somebody puts right what the log says. */
    public void fail(String why) {
        pending = Optional.of(why);
    }

    /**
     * Why nobody is served now.
     *
     * @param reason for administrators
     * @param reference where the log has more; empty = it has
     */
    public record Interruption(String reason, String reference, boolean ofTheDatabase) {}

    /** Why nobody is served now; empty = everybody is. */
    public Optional<Interruption> interruption() {
        return absence.get()
                .map(away -> new Interruption("away: " + away.reason(), away.reference(), true))
                .or(() -> pending.map(why -> new Interruption(why, NONE, false)));
    }

    /** Since when and why the database is away. */
    public Optional<DatabaseAbsence> absence() {
        return absence.get();
    }
}
