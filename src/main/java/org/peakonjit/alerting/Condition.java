package org.peakonjit.alerting;

import java.util.Map;
import java.util.TreeMap;

/**
 * Something that is wrong now.
 *
 * @param object what it is wrong with: an application, a key, an IdP; never a person
 * @param stage how far it has come, 1 or more; a higher one is worse
 * @param facts what a sentence about it needs; no secret, no NameID
 */
public record Condition(AlertKind kind, String object, int stage, Severity severity, Map<String, String> facts) {

    public Condition {
        facts = new TreeMap<>(facts);
        if (stage < 1) {
            throw new IllegalArgumentException("stage " + stage);
        }
    }

    /** In what it is the same, whatever the stage. */
    Topic topic() {
        return new Topic(kind, object);
    }
}
