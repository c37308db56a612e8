package org.peakonjit.schedule;

import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Figures for monitoring that each node reads again every few seconds, in the background: who asks for metrics never
 * waits for the database. Every CDI bean of this type is read.
 */
public interface NodeFigures extends MeterBinder {

    /**
     * Reads them again, in one thread, after {@link #bindTo}.
     *
     * @throws RuntimeException when they cannot be read: then the last ones stay
     */
    void read();
}
