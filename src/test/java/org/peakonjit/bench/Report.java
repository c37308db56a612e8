package org.peakonjit.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, as the tables of {@code docs/performance.md}. */
final class Report {

    private final List<String> lines = new ArrayList<>();

    void costs(List<Contender> all, Floor floor) {
        line(
                "| login | CPU ms | by the floor | by the floor at a login's pace | p50 / p95 / p99 ms | logins/s | KiB allocated | round trips | SCIM calls |");
        line("|---|---|---|---|---|---|---|---|---|");
        for (Contender one : all) {
            line(
                    "| %s | %s | %.2f | %.2f | %.1f / %.1f / %.1f | %.0f | %.0f | %s | %s |",
                    one.name(),
                    one.cpu().text(),
                    one.cpu().median() / floor.cpu().median(),
                    one.cpu().median() / floor.paced().median(),
                    one.waits().percentile(50),
                    one.waits().percentile(95),
                    one.waits().percentile(99),
                    1000 / one.cpu().median(),
                    one.kilobytes().median(),
                    one.hasDatabaseOutside() ? "%.0f".formatted(one.roundTrips().median()) : "–",
                    "%.0f".formatted(one.scimCalls().median()));
        }
        line(
                "| the floor | %s | 1.00 | | | %.0f | | | |",
                floor.cpu().text(), 1000 / floor.cpu().median());
        line(
                "| the floor at a login's pace | %s | %.2f | 1.00 | | %.0f | | | |",
                floor.paced().text(),
                floor.paced().median() / floor.cpu().median(),
                1000 / floor.paced().median());
    }

    /** Ratios of medians, with the least and the most of the rounds. */
    void ratios(Map<Contender, Contender> pairs) {
        line("| login | by | ratio of CPU |");
        line("|---|---|---|");
        pairs.forEach((one, by) -> {
            Series rounds = one.cpu().by(by.cpu());
            line(
                    "| %s | %s | %.2f (%.2f–%.2f) |",
                    one.name(),
                    by.name(),
                    one.cpu().median() / by.cpu().median(),
                    rounds.percentile(0),
                    rounds.percentile(100));
        });
    }

    void crowds(String name, List<Crowd> crowds) {
        line("| %s, clients at once | logins/s | p50 / p95 / p99 ms |", name);
        line("|---|---|---|");
        for (Crowd crowd : crowds) {
            line(
                    "| %d | %.0f | %.1f / %.1f / %.1f |",
                    crowd.clients(),
                    crowd.loginsPerSecond(),
                    crowd.waits().percentile(50),
                    crowd.waits().percentile(95),
                    crowd.waits().percentile(99));
        }
    }

    /** What the latest round cost, on one line. */
    void progress(List<Contender> all, Floor floor) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "floor %.2f, at pace %.2f",
                floor.cpu().last(),
                floor.paced().last()));
        for (Contender one : all) {
            line.append(String.format(
                    Locale.ROOT, "; %s %.2f", one.name(), one.cpu().last()));
        }
        System.out.println(line);
    }

    void first(String name, double first, double tenth) {
        line("%s: the first login after the start took %.0f ms, the tenth %.0f ms", name, first, tenth);
    }

    private void line(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        lines.add(line);
        System.out.println(line);
    }
}
