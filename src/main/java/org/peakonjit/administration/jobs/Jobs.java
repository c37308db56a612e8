package org.peakonjit.administration.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The jobs of all nodes, and the files that some of them make. */
public interface Jobs {

    /** Keeps a new one; where one of which there is only {@linkplain Job#sole one at a time} has not ended, that one. */
    Job keep(Job fresh);

    Optional<Job> find(UUID id);

    /** Newest first. */
    List<Job> page(JobQuery query, int offset, int limit);

    long count(JobQuery query);

    /** Begins the next attempt at one that has not ended. */
    Optional<Job> take(UUID id, Instant now);

    /**
     * Notes how far an attempt is.
     *
     * @return whether it shall go on: nobody cancelled it, and no other attempt took over
     */
    boolean progress(UUID id, int attempt, long total, long done, long kept);

    /** Ends it, if no other attempt took over; a file of one that was to stop, or failed, is none. */
    void end(Job ended);

    /** Wants one that has not ended to stop; one that waits stops at once. Returns whether there was something to stop. */
    boolean cancel(UUID id, Instant now);

    /** Those that have not ended, oldest first. */
    List<UUID> unfinished();

    /** Forgets those that ended before that instant, with their files. */
    int forget(Instant endedBefore);

    /** Forgets the files of those that ended before that instant. */
    int forgetFiles(Instant endedBefore);

    /** Keeps a piece of a job's file, unless another attempt has taken over; {@code number} counts from 0. */
    void keepPiece(UUID job, int attempt, int number, byte[] content);

    Optional<byte[]> piece(UUID job, int number);

    /** Forgets what an earlier attempt made of the file, unless another has taken over. */
    void dropFile(UUID job, int attempt);
}
