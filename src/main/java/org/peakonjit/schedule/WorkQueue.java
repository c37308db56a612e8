package org.peakonjit.schedule;

/** Where {@link QueuedWork} waits. It survives restarts. */
public interface WorkQueue {

    /** Has the item dealt with soon, by whichever node; nothing happens where it is queued or under way already. */
    void queue(String work, String item);
}
