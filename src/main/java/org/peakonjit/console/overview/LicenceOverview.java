package org.peakonjit.console.overview;

import com.google.common.base.Suppliers;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.peakonjit.administration.seats.UsageReport;
import org.peakonjit.administration.seats.UsageReport.Usage;
import org.peakonjit.application.Applications;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.reports.ReportLink;
import org.peakonjit.console.seats.UsageView;
import org.peakonjit.console.session.Viewer;
import org.peakonjit.license.UsageHistory.Point;

/** Licences over the last 90 days, and now. */
@Model
public class LicenceOverview {

    private static final int DAYS = 90;

    @Inject
    UsageReport report;

    @Inject
    OverviewPage overview;

    @Inject
    Applications applications;

    @Inject
    Messages messages;

    @Inject
    Viewer viewer;

    private final Supplier<Usage> usage = Suppliers.memoize(this::usage);

    private Usage usage() {
        Optional<String> one = overview.scope();
        return one.isPresent() ? report.of(one.get(), DAYS) : report.together(applications.names(), DAYS);
    }

    public UsageView getUsage() {
        return new UsageView(usage.get(), messages, viewer);
    }

    public long getConsumed() {
        return usage.get().today().consumed();
    }

    /** "of M", or "no limit". */
    public String getOf() {
        Point today = usage.get().today();
        return today.limit().isPresent()
                ? messages.text("overview.of", today.limit().getAsInt())
                : messages.text("overview.unlimited");
    }

    /** Where those are listed that are consumed now; empty where they are in several lists. */
    public String getLink() {
        List<String> names = applications.names();
        return overview.scope()
                .or(() -> names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty())
                .map(name -> ReportLink.seats(name).toString())
                .orElse("");
    }
}
