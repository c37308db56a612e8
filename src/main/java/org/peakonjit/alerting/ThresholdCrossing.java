package org.peakonjit.alerting;

import org.peakonjit.json.Worded;

/** What becomes of an alert when a condition is looked at again. */
public enum ThresholdCrossing implements Worded {
    RAISED,
    /** It is worse than when it was told last. */
    ESCALATED,
    /** It is better, though not well: kept in mind, so that the next escalation is told, but not told itself. */
    EASED,
    CLEARED,
    NONE;

    /** The crossing from one stage to another; 0 stands for no alert. */
    public static ThresholdCrossing between(int before, int now) {
        if (now == before) {
            return NONE;
        }
        if (now == 0) {
            return CLEARED;
        }
        if (before == 0) {
            return RAISED;
        }
        return now > before ? ESCALATED : EASED;
    }

    public boolean isTold() {
        return this == RAISED || this == ESCALATED || this == CLEARED;
    }
}
