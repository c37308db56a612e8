package org.peakonjit.alerting.notice;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.peakonjit.alerting.AlertKind;
import org.peakonjit.alerting.Severity;
import org.peakonjit.alerting.ThresholdCrossing;

/**
 * What is told, once per crossing and channel.
 *
 * @param id by which a receiver knows one that comes twice
 * @param alert the alert's id
 * @param event what happened to the alert: raised, escalated, cleared
 * @param at when
 */
public record Notice(
        UUID id,
        UUID alert,
        ThresholdCrossing event,
        AlertKind kind,
        String object,
        Severity severity,
        Map<String, String> facts,
        Instant at) {

    public Notice {
        facts = Map.copyOf(facts);
    }
}
