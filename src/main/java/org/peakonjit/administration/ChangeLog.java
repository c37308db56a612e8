package org.peakonjit.administration;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.audit.AdministrativeEvent;
import org.peakonjit.json.Documents;

/** Records in the audit what an administrator changed. */
@Singleton
public class ChangeLog {

    private final Event<AdministrativeEvent> events;
    private final Clock clock;

    @Inject
    public ChangeLog(Event<AdministrativeEvent> events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param actor the administrator's account
     * @param before and {@code after}: what it was and is, as records or trees
     */
    public void record(
            String actor, AdministrativeAction action, String object, @Nullable Object before, @Nullable Object after) {
        recordOf(null, actor, action, object, before, after);
    }

    /** The same of what concerns a person, by their address. */
    public void recordOf(
            @Nullable String person,
            String actor,
            AdministrativeAction action,
            String object,
            @Nullable Object before,
            @Nullable Object after) {
        events.fire(new AdministrativeEvent(
                clock.instant(),
                actor,
                action,
                object,
                person,
                before == null ? null : Documents.text(before),
                after == null ? null : Documents.text(after)));
    }
}
