package org.peakonjit.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.Difference;
import org.peakonjit.administration.reports.AuditColumn;
import org.peakonjit.administration.reports.AuditExport.Format;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditEntry.Kind;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditTrail;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.StreamedContent;

/** What administrators changed, with each field before and after. */
@Named
@ViewScoped
public class ChangesPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final List<AuditColumn> COLUMNS =
            List.of(AuditColumn.ACTOR, AuditColumn.OUTCOME, AuditColumn.OBJECT, AuditColumn.BEFORE, AuditColumn.AFTER);

    @Inject
    transient AuditTrail trail;

    @Inject
    transient AuditFiles files;

    @Inject
    transient Clock clock;

    @Inject
    transient Viewer viewer;

    private final PeriodForm period = new PeriodForm();

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
        Instant now = clock.instant();
        ZoneId zone = ZoneId.of(viewer.getZone());
        return new AuditQuery(
                Optional.of(Kind.ADMINISTRATION),
                period.from(now, zone),
                period.until(now, zone),
                Optional.empty(),
                ReportFilters.words(outcome),
                ReportFilters.words(person));
    }

    /** The fields that the change made different. */
    public List<Difference.Line> difference(AuditEntry entry) {
        return Difference.between(entry.before(), entry.after());
    }

    /** The codes of all actions there are. */
    public List<String> getActions() {
        return Arrays.stream(AdministrativeAction.values())
                .map(AdministrativeAction::code)
                .toList();
    }

    /** What the filters find, as a file. */
    public StreamedContent file(Format format) {
        return files.of("changes", format, query(), COLUMNS, AuditColumn::key);
    }

    /** Shows what the filters find. */
    public void find() {
        // they are all in the query
    }

    public LazyDataModel<AuditEntry> getEntries() {
        return entries;
    }

    public PeriodForm getPeriod() {
        return period;
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
