package org.peakonjit.alerting;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Alerts, past and present. Every method is atomic over all nodes that share the database. */
public interface Alerts {

    /** How it stands with every topic that was ever heard of. */
    List<TopicState> states();

    /**
     * Takes a topic from where it stands to where it is now, and leaves a notice of a crossing that is told for each
     * of the channels: all of it or, when the topic no longer stands as given, nothing. So each crossing is told once,
     * whoever else looks at the same time.
     *
     * @param now what is wrong; null when nothing is any more
     * @return whether it was done
     */
    boolean move(TopicState from, @Nullable Condition now, Instant at, Set<ChannelKind> channels);

    /** Active alerts, the worst first, then the latest. */
    List<Alert> active();

    /** Cleared alerts, those cleared last first. */
    List<Alert> past(int offset, int limit);

    long countPast();

    /** Forgets alerts cleared before then, and notices of that time. */
    int forgetClearedBefore(Instant then);
}
