package org.peakonjit.alerting.watch;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.peakonjit.alerting.AlertKind;
import org.peakonjit.alerting.Condition;
import org.peakonjit.alerting.Topic;
import org.peakonjit.alerting.settings.AlertSettings;

/** Looks after something that may go wrong. Every CDI bean of this type is asked again and again. */
public interface Watch {

    /** What it looks after: alerts of these kinds that it no longer reports are cleared. */
    Set<AlertKind> kinds();

    /** For how long a node does not look again, where a look costs something: meanwhile its alerts stay as they are. */
    default Duration pause() {
        return Duration.ZERO;
    }

    /**
     * What is wrong now, looked at afresh: what a node remembers may be older than what another one found.
     *
     * @param standing the stage at which a topic stands; 0 = no alert
     * @throws RuntimeException when it cannot be found out: then alerts stay as they are
     */
    List<Condition> look(AlertSettings settings, ToIntFunction<Topic> standing);
}
