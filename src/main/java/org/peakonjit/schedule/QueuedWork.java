package org.peakonjit.schedule;

/**
 * Work that is done once for each item that somebody queues: by one node, in the background, and by another one when that
 * node dies. Every CDI bean of this type is known to the {@link WorkQueue} by its name.
 */
public interface QueuedWork {

    /** Unique and stable: lower-case words with hyphens. */
    String name();

    /**
     * Does it. It may be killed at any point, and is run again then. Interrupted when the product is undeployed.
     *
     * @return whether the item is dealt with; if not, it is tried again after some seconds, and when this throws, too
     */
    boolean run(String item);
}
