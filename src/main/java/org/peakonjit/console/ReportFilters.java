package org.peakonjit.console;

import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.audit.AuditQuery;

/** What a report is narrowed to, as a form sees it. */
public final class ReportFilters implements Serializable {

    private static final long serialVersionUID = 1L;

    @Nullable
    private String application;

    @Nullable
    private String person;

    @Nullable
    private String policy;

    @Nullable
    private String flow;

    @Nullable
    private String outcome;

    /** Null = both. */
    @Nullable
    private String status;

    private AuditQuery.Order order = AuditQuery.Order.LATEST;

    static Optional<String> words(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(one -> !one.isEmpty());
    }

    /** Only the successful, or only the others. */
    Optional<Boolean> admitted() {
        return words(status).map("SUCCESS"::equals);
    }

    public @Nullable String getApplication() {
        return application;
    }

    public void setApplication(@Nullable String application) {
        this.application = application;
    }

    public @Nullable String getPerson() {
        return person;
    }

    public void setPerson(@Nullable String person) {
        this.person = person;
    }

    public @Nullable String getPolicy() {
        return policy;
    }

    public void setPolicy(@Nullable String policy) {
        this.policy = policy;
    }

    public @Nullable String getFlow() {
        return flow;
    }

    public void setFlow(@Nullable String flow) {
        this.flow = flow;
    }

    public @Nullable String getOutcome() {
        return outcome;
    }

    public void setOutcome(@Nullable String outcome) {
        this.outcome = outcome;
    }

    public @Nullable String getStatus() {
        return status;
    }

    public void setStatus(@Nullable String status) {
        this.status = status;
    }

    public AuditQuery.Order getOrder() {
        return order;
    }

    public void setOrder(AuditQuery.Order order) {
        this.order = order;
    }
}
