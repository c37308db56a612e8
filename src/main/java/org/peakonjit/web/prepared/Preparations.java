package org.peakonjit.web.prepared;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sign-ons that go on while their people look at the page that waits, for all nodes. */
public interface Preparations {

    /** How long after {@link Preparation#until} an outcome may be taken: what was decided longer ago is decided anew. */
    Duration LONGEST_KEPT = Duration.ofMinutes(1);

    /**
     * One of them.
     *
     * @param until by when there is an outcome, if the node that works at it lives
     * @param outcome sealed for the browser; null = none yet, or taken
     * @param taken whether the browser has had the outcome
     */
    record Preparation(
            String application, Instant until, @Nullable String outcome, boolean taken) {}

    void begin(String id, String application, Instant until);

    /** Leaves the outcome for the browser. */
    void end(String id, String outcome);

    Optional<Preparation> find(String id);

    /** @return whether nobody had taken it before; the outcome is gone then */
    boolean take(String id);

    /** @return how many were forgotten */
    int forgetBefore(Instant until);
}
