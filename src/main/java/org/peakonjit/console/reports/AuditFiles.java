package org.peakonjit.console.reports;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.peakonjit.administration.exports.ExportRequest;
import org.peakonjit.administration.exports.ExportRequest.OfAudit;
import org.peakonjit.administration.jobs.Job;
import org.peakonjit.administration.jobs.JobRequests;
import org.peakonjit.administration.reports.AuditColumn;
import org.peakonjit.administration.reports.AuditExport;
import org.peakonjit.administration.reports.AuditExport.Format;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.page.Download;
import org.peakonjit.console.page.Navigation;
import org.peakonjit.console.session.Viewer;
import org.primefaces.model.StreamedContent;

/** Lines of the audit as files to download, with times in the viewer's zone. */
@RequestScoped
public class AuditFiles {

    @Inject
    AuditExport export;

    @Inject
    Viewer viewer;

    @Inject
    JobRequests jobs;

    /** Has a file of what the query finds made in the background, and leads to its job. */
    @Changing
    String later(
            String name,
            Format format,
            AuditQuery query,
            long found,
            List<AuditColumn> columns,
            Function<AuditColumn, String> titles) {
        List<AuditColumn> all = AuditExport.withTime(columns);
        return Navigation.redirectTo("job.xhtml?id="
                + jobs.ask(
                                Job.Kind.EXPORT,
                                null,
                                viewer.administrator().name(),
                                found,
                                new ExportRequest(
                                        null,
                                        OfAudit.of(query, all),
                                        format,
                                        all.stream().map(titles).toList(),
                                        ZoneId.of(viewer.getZone()),
                                        name + "." + format.extension()))
                        .job()
                        .id());
    }

    /**
     * A file of what the query finds.
     *
     * @param name without its extension
     * @param titles the columns' titles
     */
    public StreamedContent of(
            String name,
            Format format,
            AuditQuery query,
            List<AuditColumn> columns,
            Function<AuditColumn, String> titles) {
        ZoneId zone = ZoneId.of(viewer.getZone());
        return Download.file(
                name + "." + format.extension(),
                format.mediaType(),
                out -> export.write(query, format, columns, titles, zone, out));
    }
}
