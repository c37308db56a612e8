package org.peakonjit.schedule;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a {@link BackgroundTask} is called, and when it runs. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Scheduled {

    /** Unique and stable: lower-case words with hyphens. It stands in the database and in the log. */
    String name();

    /** The pause between the end of one run and the next, over all nodes, as ISO 8601 has it. */
    String every();

    /** The time of day (UTC) of each run, for what runs once a day and is no matter of the start. */
    String at() default "";

    /**
     * Whether it does something because of the date that cannot be undone: takes away what is old, closes a day. It waits
     * where the node's clock and the database's are more than an hour apart.
     */
    boolean irrevocable() default false;
}
