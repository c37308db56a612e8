package org.peakonjit.alerting;

import java.util.Map;
import java.util.TreeMap;
import org.peakonjit.application.Application;

/**
 * Something that is wrong now.
 *
 * @param object what it is wrong with: an application, a key, an IdP; never a person
 * @param stage how far it has come, 1 or more; a higher one is worse
 * @param facts what a sentence about it needs; no secret, no NameID
 */
public record Condition(AlertKind kind, String object, int stage, Severity severity, Map<String, String> facts) {

    /** The fact that has what people call the object. */
    public static final String DISPLAY_NAME = "displayName";

    /** The fact that has until when an identity provider's metadata counts, where that ends. */
    public static final String VALID_UNTIL = "validUntil";

    /** The fact that has the code of why nobody can be sent to an identity provider. */
    public static final String TROUBLE = "trouble";

    /** The fact that has why configuration cannot be read, as {@link org.peakonjit.refusal.Fault#text}. */
    public static final String REASON = "reason";

    public Condition {
        facts = new TreeMap<>(facts);
        if (stage < 1) {
            throw new IllegalArgumentException("stage " + stage);
        }
    }

    /** With what people call the application that it is about, where that is not its name. */
    public Condition of(Application application) {
        if (application.displayName() == null) {
            return this;
        }
        Map<String, String> all = new TreeMap<>(facts);
        all.put(DISPLAY_NAME, application.displayName());
        return new Condition(kind, object, stage, severity, all);
    }

    /** In what it is the same, whatever the stage. */
    public Topic topic() {
        return new Topic(kind, object);
    }
}
