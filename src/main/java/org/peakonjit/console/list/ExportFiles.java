package org.peakonjit.console.list;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.exports.ExportRequest;
import org.peakonjit.administration.exports.ExportRequests;
import org.peakonjit.administration.exports.Exports;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.page.Download;
import org.peakonjit.console.page.Navigation;
import org.peakonjit.console.session.Viewer;
import org.primefaces.model.StreamedContent;

/** What a list finds, all of it, as a file. */
@RequestScoped
public class ExportFiles {

    @Inject
    Exports exports;

    @Inject
    ExportRequests requests;

    @Inject
    Viewer viewer;

    /** @param application whose seats they are; null where they are lines of the audit */
    public StreamedContent now(@Nullable String application, ExportRequest request) {
        return Download.file(
                request.name(), request.format().mediaType(), out -> exports.write(application, request, out));
    }

    /** Has the same file made in the background, and leads to its job. */
    @Changing
    public String later(@Nullable String application, ExportRequest request) {
        return Navigation.redirectTo("job.xhtml?id="
                + requests.ask(viewer.actor(), application, request).job().id());
    }
}
