package org.peakonjit.api;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.peakonjit.audit.AdministrativeEvent;

/** Tells the audit what an administrator changed. */
@Singleton
class Changes {

    private final Event<AdministrativeEvent> events;
    private final Clock clock;

    @Inject
    Changes(Event<AdministrativeEvent> events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    void tell(
            SecurityContext caller, String action, String object, @Nullable JsonNode before, @Nullable JsonNode after) {
        events.fire(new AdministrativeEvent(
                clock.instant(),
                caller.getUserPrincipal().getName(),
                action,
                object,
                before == null ? null : before.toString(),
                after == null ? null : after.toString()));
    }
}
