package org.peakonjit.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.peakonjit.bench.CapacityModel.Outcome;
import org.peakonjit.bench.CapacityModel.Station;
import org.peakonjit.bench.CapacityModel.Step;

/** What a rate of logins needs, by what was measured: the table of {@code docs/scaling.md}. */
final class CapacityPlan {

    static final List<Integer> RATES = List.of(10, 100, 1_000, 10_000);

    private static final int LOGINS = 40_000;

    private final Measured measured;
    private final int rate;

    CapacityPlan(Measured measured, int rate) {
        this.measured = measured;
        this.rate = rate;
    }

    /** Nodes, each no busier than is assumed to be healthy. */
    int nodes() {
        return servers("node-cpu-ms", measured.number("assumed.node-cores"));
    }

    /** Of the database's one writing server. */
    int databaseCores() {
        return servers("database-cpu-ms", 1);
    }

    /** As a share of what Peakon allows in an hour. */
    double quota() {
        return rate
                * measured.number("assumed.new-share")
                * measured.number("scim.calls-of-a-new-person")
                * 3600
                / measured.number("scim.operations-per-hour");
    }

    /** Of the connections that all nodes have together. */
    double connectionsBusy() {
        double held = mixed("database-cpu-ms")
                + measured.number("assumed.round-trip-ms") * mixedNumber("round-trips")
                + measured.number("assumed.commit-ms");
        return rate * held / 1000 / (measured.number("pool-size") * nodes());
    }

    /** With as many nodes and cores as it needs. */
    Outcome response() {
        Station nodeCores = new Station("nodes", nodes() * (int) measured.number("assumed.node-cores"));
        Station databaseCores = new Station("database", databaseCores());
        double node = mixed("node-cpu-ms");
        double waited = measured.number("assumed.round-trip-ms") * mixedNumber("round-trips")
                + measured.number("assumed.commit-ms");
        return CapacityModel.open(
                List.of(
                        new Step(nodeCores, node / 3),
                        new Step(nodeCores, node / 3),
                        new Step(databaseCores, mixed("database-cpu-ms")),
                        new Step(null, waited),
                        new Step(nodeCores, node / 3)),
                rate,
                LOGINS,
                1);
    }

    /** What gives out first when twice as many come, and how much of it is used now. */
    Map.Entry<String, Double> bottleneck() {
        Map<String, Double> used = new LinkedHashMap<>();
        used.put("Peakon's quota", quota());
        used.put("node CPU", rate * mixed("node-cpu-ms") / 1000 / (nodes() * measured.number("assumed.node-cores")));
        used.put("database CPU", rate * mixed("database-cpu-ms") / 1000 / measured.number("assumed.database-cores"));
        used.put("connections", connectionsBusy());
        return used.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    }

    /** The line of the table. */
    String row() {
        Map.Entry<String, Double> bottleneck = bottleneck();
        return String.format(
                Locale.ROOT,
                "| %,d | %d | %d | %,.0f | %.1f | %,.0f | %.0f ms | %.0f %% | %s, %.0f %% |",
                rate,
                nodes(),
                databaseCores(),
                rate * mixed("commits"),
                rate * mixed("wal-bytes") / 1e6,
                rate * mixed("stored-bytes") * 86_400 / 1e9,
                response().p95(),
                quota() * 100,
                bottleneck.getKey(),
                bottleneck.getValue() * 100);
    }

    private int servers(String cost, double coresEach) {
        return (int) Math.ceil(rate * mixed(cost) / 1000 / measured.number("assumed.busy") / coresEach);
    }

    private double mixed(String what) {
        return mix(measured.cost("known", what), measured.cost("new", what));
    }

    private double mixedNumber(String what) {
        return mix(measured.number("known." + what), measured.number("new." + what));
    }

    private double mix(double known, double fresh) {
        double share = measured.number("assumed.new-share");
        return known * (1 - share) + fresh * share;
    }
}
