package org.peakonjit.console.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.audit.AdministrativeEvent;

/** Tells the audit what happened in the console. */
@ApplicationScoped
public class ConsoleEvents {

    @Inject
    Event<AdministrativeEvent> events;

    @Inject
    Clock clock;

    void tell(
            String actor, AdministrativeAction action, String object, @Nullable String before, @Nullable String after) {
        events.fire(new AdministrativeEvent(clock.instant(), actor, action, object, before, after));
    }
}
