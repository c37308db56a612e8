package org.peakonjit.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An administrator changed something: fired as a CDI event by the API and the console.
 *
 * @param actor the administrator's account
 * @param action what was done, e.g. {@code application.changed}, {@code seat.released}
 * @param object what it was done to, e.g. the application's name
 * @param person whom it concerns, by their address; null where it concerns nobody in particular
 * @param before the state before, without secrets; null where there was none
 * @param after the state after, without secrets; null where there is none
 */
public record AdministrativeEvent(
        Instant at,
        String actor,
        AdministrativeAction action,
        String object,
        @Nullable String person,
        @Nullable String before,
        @Nullable String after) {}
