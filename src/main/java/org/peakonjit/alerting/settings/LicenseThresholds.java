package org.peakonjit.alerting.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.peakonjit.json.Default;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.EachOnce;
import org.peakonjit.license.LicenseUsage;

/**
 * From how many percent of its limit an application's consumption is told.
 *
 * @param general those of every application without its own, in percent, ascending
 * @param rearmBelow by how many points consumption must fall below a threshold before reaching it is told again
 * @param own those of single applications
 */
public record LicenseThresholds(
        @JsonProperty("thresholds") @EachOnce(fault = DocumentFault.THRESHOLD_TWICE) @Default("[80, 95, 100]")
        List<@Min(1) @Max(HIGHEST) Integer> general,

        @Default("5") @Min(0) @Max(50) int rearmBelow,

        @JsonProperty("applications") @EachOnce(by = "name", fault = DocumentFault.THRESHOLDS_TWICE)
        List<Own> own) {

    public static final LicenseThresholds DEFAULT = new LicenseThresholds(List.of(80, 95, 100), 5, List.of());

    private static final int HIGHEST = 1000;

    /** Those of one application; none = nothing is told of it. */
    public record Own(
            @NotBlank @Size(max = 63) String name,
            @EachOnce(fault = DocumentFault.THRESHOLD_TWICE) List<@Min(1) @Max(HIGHEST) Integer> thresholds) {

        public Own {
            thresholds = thresholds.stream().sorted().toList();
        }
    }

    public LicenseThresholds {
        general = general.stream().sorted().toList();
        own = List.copyOf(own);
    }

    /** The same, applications by name. */
    LicenseThresholds sorted() {
        return new LicenseThresholds(
                general,
                rearmBelow,
                own.stream().sorted(Comparator.comparing(Own::name)).toList());
    }

    LicenseThresholds among(Set<String> applications) {
        return new LicenseThresholds(
                general,
                rearmBelow,
                own.stream().filter(one -> applications.contains(one.name())).toList());
    }

    public List<Integer> of(String application) {
        return own.stream()
                .filter(one -> one.name().equals(application))
                .findFirst()
                .map(Own::thresholds)
                .orElse(general);
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
