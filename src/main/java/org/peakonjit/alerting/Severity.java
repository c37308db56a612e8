package org.peakonjit.alerting;

import org.peakonjit.json.Worded;

/** How bad it is, the worst last. */
public enum Severity implements Worded {
    /** Act within days. */
    WARNING,
    /** People are refused, or will be soon. */
    CRITICAL;
}
