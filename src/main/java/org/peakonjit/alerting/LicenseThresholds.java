package org.peakonjit.alerting;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.peakonjit.license.LicenseUsage;

/**
 * From how many percent of its limit an application's consumption is told.
 *
 * @param general those of every application without its own, in percent, ascending
 * @param rearmBelow by how many points consumption must fall below a threshold before reaching it is told again
 * @param own those of single applications; an empty list = nothing is told of it
 */
public record LicenseThresholds(List<Integer> general, int rearmBelow, Map<String, List<Integer>> own) {

    public static final LicenseThresholds DEFAULT = new LicenseThresholds(List.of(80, 95, 100), 5, Map.of());

    public LicenseThresholds {
        general = general.stream().sorted().toList();
        own = new TreeMap<>(own);
        own.replaceAll((application, percents) -> percents.stream().sorted().toList());
    }

    /** Those of an application. */
    public List<Integer> of(String application) {
        return own.getOrDefault(application, general);
    }

    /**
     * The highest threshold that is reached, in percent, or was reached and is not left by {@link #rearmBelow} points
     * yet.
     *
     * @param before the threshold that counted until now; 0 = none
     * @return 0 = none
     */
    public int reached(String application, LicenseUsage usage, int before) {
        if (usage.limit().isEmpty() || usage.consumed() == 0) {
            return 0;
        }
        long hundredfold = usage.consumed() * 100;
        long limit = usage.limit().getAsInt();
        return of(application).stream()
                .filter(percent -> hundredfold >= percent * limit
                        || percent <= before && hundredfold > (percent - rearmBelow) * limit)
                .reduce(0, Math::max);
    }
}
