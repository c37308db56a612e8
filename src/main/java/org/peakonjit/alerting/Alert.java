package org.peakonjit.alerting;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert that was raised.
 *
 * @param stage how far it has come, or had when it was cleared
 * @param clearedAt null while it is active
 */
public record Alert(
        UUID id,
        AlertKind kind,
        String object,
        int stage,
        Severity severity,
        Map<String, String> facts,
        Instant raisedAt,
        @Nullable Instant clearedAt) {

    public Alert {
        facts = Map.copyOf(facts);
    }
}
