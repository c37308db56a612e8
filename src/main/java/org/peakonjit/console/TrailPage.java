package org.peakonjit.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.AuditExport;
import org.peakonjit.administration.AuditExport.Format;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditEntry.Kind;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditTrail;
import org.primefaces.model.DefaultStreamedContent;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.StreamedContent;

/** The audit: sign-ons as reports, or what administrators changed. */
@Named
@ViewScoped
public class TrailPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    transient AuditTrail trail;

    @Inject
    transient AuditExport export;

    @Inject
    transient Applications applications;

    @Inject
    transient Clock clock;

    @Inject
    transient Viewer viewer;

    private Kind kind = Kind.SIGN_ON;
    private Period period = Period.LAST_7_DAYS;

    @Nullable
    private String application;

    @Nullable
    private String outcome;

    @Nullable
    private String person;

    private final transient Entries entries = new Entries();

    /** Lines of the audit, a page at a time. */
    private final class Entries extends LazyPages<AuditEntry> {

        private static final long serialVersionUID = 1L;

        @Override
        protected long countAll() {
            return trail.count(query());
        }

        @Override
        protected List<AuditEntry> page(int offset, int limit) {
            return trail.page(query(), offset, limit);
        }

        @Override
        public String getRowKey(AuditEntry entry) {
            return entry.id().toString();
        }
    }

    private AuditQuery query() {
        return new AuditQuery(
                Optional.of(kind),
                period.from(clock.instant(), ZoneId.of(viewer.getZone())),
                Optional.empty(),
                isSignOns() ? words(application) : Optional.empty(),
                words(outcome),
                words(person));
    }

    private static Optional<String> words(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(one -> !one.isEmpty());
    }

    /** What the filters find, as a file. */
    public StreamedContent file(Format format) {
        AuditQuery query = query();
        ZoneId zone = ZoneId.of(viewer.getZone());
        return DefaultStreamedContent.builder()
                .name((isSignOns() ? "sign-ons." : "changes.") + format.extension())
                .contentType(format.mediaType())
                .writer(out -> {
                    try {
                        export.write(query, format, zone, out);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .build();
    }

    /** @param page {@code reports} shows sign-ons, anything else what administrators changed */
    public void open(String page) {
        kind = page.equals("reports") ? Kind.SIGN_ON : Kind.ADMINISTRATION;
    }

    /** Shows what the filters find. */
    public void find() {
        // they are all in the query
    }

    public boolean isSignOns() {
        return kind == Kind.SIGN_ON;
    }

    /** All applications' names. */
    public List<String> getNames() {
        return applications.all().stream().map(Application::name).toList();
    }

    public LazyDataModel<AuditEntry> getEntries() {
        return entries;
    }

    public Period getPeriod() {
        return period;
    }

    public void setPeriod(Period period) {
        this.period = period;
    }

    public @Nullable String getApplication() {
        return application;
    }

    public void setApplication(@Nullable String application) {
        this.application = application;
    }

    public @Nullable String getOutcome() {
        return outcome;
    }

    public void setOutcome(@Nullable String outcome) {
        this.outcome = outcome;
    }

    public @Nullable String getPerson() {
        return person;
    }

    public void setPerson(@Nullable String person) {
        this.person = person;
    }
}
