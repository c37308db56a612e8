package org.peakonjit.trace;

import java.util.Collections;
import java.util.Map;

/**
 * A step of a sign-on.
 *
 * @param afterMilliseconds since the sign-on's request came
 * @param details by name, in their order; never a token, an assertion or the value of a filter
 */
public record TraceStep(long afterMilliseconds, StepKind kind, Map<String, String> details) {

    public TraceStep {
        details = Collections.unmodifiableMap(details);
    }
}
