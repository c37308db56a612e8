package org.peakonjit.console.seats;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.peakonjit.administration.exports.ExportRequest;
import org.peakonjit.administration.exports.ExportRequest.OfSeats;
import org.peakonjit.administration.jobs.Job;
import org.peakonjit.administration.jobs.JobRequests;
import org.peakonjit.administration.reports.AuditExport.Format;
import org.peakonjit.administration.seats.SeatColumn;
import org.peakonjit.administration.seats.SeatExport;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.page.Download;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.page.Navigation;
import org.peakonjit.console.session.Viewer;
import org.peakonjit.license.seat.SeatQuery;
import org.primefaces.model.StreamedContent;

/** Seats as files to download, with titles in the viewer's language and times in the viewer's zone. */
@RequestScoped
public class SeatFiles {

    @Inject
    SeatExport export;

    @Inject
    JobRequests jobs;

    @Inject
    Viewer viewer;

    @Inject
    Messages messages;

    /** @param shown the columns besides the holder */
    StreamedContent of(String application, SeatQuery query, Format format, List<String> shown) {
        List<SeatColumn> columns = columns(shown);
        List<String> titles = titles(columns);
        ZoneId zone = ZoneId.of(viewer.getZone());
        return Download.file(
                "seats-" + application + "." + format.extension(),
                format.mediaType(),
                out -> export.write(application, query, format, columns, titles, zone, out, lines -> true));
    }

    /** Has the same file made in the background, and leads to its job. */
    @Changing
    String later(String application, SeatQuery query, long found, Format format, List<String> shown) {
        List<SeatColumn> columns = columns(shown);
        return Navigation.redirectTo("job.xhtml?id="
                + jobs.ask(
                                Job.Kind.EXPORT,
                                application,
                                viewer.administrator().name(),
                                found,
                                new ExportRequest(
                                        OfSeats.of(query, columns),
                                        null,
                                        format,
                                        titles(columns),
                                        ZoneId.of(viewer.getZone()),
                                        "seats-" + application + "." + format.extension()))
                        .job()
                        .id());
    }

    private static List<SeatColumn> columns(List<String> shown) {
        return Arrays.stream(SeatColumn.values())
                .filter(column -> column == SeatColumn.HOLDER || shown.contains(column.key()))
                .toList();
    }

    private List<String> titles(List<SeatColumn> columns) {
        return columns.stream()
                .map(column -> messages.text("seats.column." + column.key()))
                .toList();
    }
}
