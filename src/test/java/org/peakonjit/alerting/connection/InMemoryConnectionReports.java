package org.peakonjit.alerting.connection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The nodes' words in memory. */
public final class InMemoryConnectionReports implements ConnectionReports {

    private final List<Report> reports = new ArrayList<>();

    @Override
    public void keep(Report report) {
        reports.removeIf(one ->
                one.application().equals(report.application()) && one.node().equals(report.node()));
        reports.add(report);
    }

    @Override
    public List<Report> all() {
        return List.copyOf(reports);
    }

    @Override
    public void forget(String application) {
        reports.removeIf(one -> one.application().equals(application));
    }

    @Override
    public int forgetBefore(Instant then) {
        int before = reports.size();
        reports.removeIf(one -> one.at().isBefore(then));
        return before - reports.size();
    }
}
