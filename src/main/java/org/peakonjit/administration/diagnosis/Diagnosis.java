package org.peakonjit.administration.diagnosis;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.refusal.Fault;

/** What was found, in the order of a sign-on's way. */
public record Diagnosis(List<Finding> findings) {

    /**
     * One thing that was found.
     *
     * @param object which identity provider, application or key; null where there is but one
     * @param advice what to do; null where nothing is to be done
     */
    public record Finding(
            Area area,
            @Nullable String object,
            Verdict verdict,
            Fault found,
            @Nullable Fault advice) {

        static Finding good(Area area, @Nullable String object, Fault found) {
            return new Finding(area, object, Verdict.GOOD, found, null);
        }

        static Finding doubtful(Area area, @Nullable String object, Fault found, Fault advice) {
            return new Finding(area, object, Verdict.DOUBTFUL, found, advice);
        }

        static Finding bad(Area area, @Nullable String object, Fault found, Fault advice) {
            return new Finding(area, object, Verdict.BAD, found, advice);
        }
    }

    /** The worst of all that was found. */
    public Verdict verdict() {
        return findings.stream()
                .map(Finding::verdict)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.GOOD);
    }
}
