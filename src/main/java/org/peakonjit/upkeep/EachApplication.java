package org.peakonjit.upkeep;

import java.util.function.Consumer;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.database.pool.DatabaseTrouble;

/** Work on one application after the other: what breaks at one keeps no other from its turn. */
final class EachApplication {

    private EachApplication() {}

    /**
     * Does it until the thread is interrupted.
     *
     * @throws RuntimeException what broke first, once all have had their turn; at once where the database is away, for
     *     which all of it waits
     */
    static void of(Applications applications, Consumer<Application> work) {
        RuntimeException first = null;
        for (Application application : applications.all()) {
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
            try {
                work.accept(application);
            } catch (RuntimeException e) {
                if (DatabaseTrouble.isAway(e)) {
                    throw e;
                }
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
