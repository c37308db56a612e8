package org.peakonjit.administration.diagnosis;

import org.peakonjit.json.Worded;

/** How things stand; the later the worse. */
public enum Verdict implements Worded {
    GOOD,
    /** It works, but may not for long, or not for everybody. */
    DOUBTFUL,
    BAD
}
