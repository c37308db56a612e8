package org.peakonjit.it.day;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.peakonjit.it.parts.Database;
import org.peakonjit.it.parts.HttpBrowser.Page;

/** How many sign-ons of a day ended how, by what people saw and by what the audit says. */
final class AuditBook {

    private final Map<String, Integer> seen = new TreeMap<>();

    void saw(Page page) {
        seen.merge(page.carriesResponse() ? "admitted" : page.code(), 1, Integer::sum);
    }

    /** What the two do not agree about (rule W9). */
    Optional<String> difference(Database database, String application) {
        List<List<String>> rows = database.rows(
                "select outcome, count(*) from audit_event where application = ? and kind = 'SIGN_ON' group by outcome",
                application);
        Map<String, Integer> kept = new TreeMap<>(
                rows.stream().collect(Collectors.toMap(row -> row.get(0), row -> Integer.valueOf(row.get(1)))));
        return kept.equals(seen) ? Optional.empty() : Optional.of("the audit says " + kept + ", people saw " + seen);
    }
}
