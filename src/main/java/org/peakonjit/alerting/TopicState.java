package org.peakonjit.alerting;

import java.util.Map;

/**
 * How it stands with a topic, as read from the database.
 *
 * @param stage 0 where no alert is active
 * @param facts those of the active alert
 * @param revision changes with every change; 0 where the topic was never heard of
 */
public record TopicState(Topic topic, int stage, Map<String, String> facts, long revision) {

    public static TopicState unheardOf(Topic topic) {
        return new TopicState(topic, 0, Map.of(), 0);
    }

    public TopicState {
        facts = Map.copyOf(facts);
    }
}
