package org.peakonjit.config;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;

/** The clock of this node. An alternative: where a container offers a clock, too, ours is taken. */
@ApplicationScoped
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
class ClockProducer {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
