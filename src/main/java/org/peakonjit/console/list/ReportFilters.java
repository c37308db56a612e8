package org.peakonjit.console.list;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.audit.AuditQuery.SignOns;

/** What a report is narrowed to, as its address says it. */
public final class ReportFilters {

    public static final List<String> NAMES =
            List.of("period", "application", "person", "policy", "status", "flow", "outcome", "known", "group");

    private final Optional<String> application;
    private final Optional<String> person;
    private final Optional<String> policy;
    private final Optional<String> outcome;
    private final Optional<Flow> flow;
    private final Optional<Status> status;
    private final boolean known;
    private final Optional<String> group;

    enum Flow {
        LOGIN,
        PEAKON,
        IDP
    }

    enum Status {
        SUCCESS,
        FAILURE
    }

    public ReportFilters(ListParameters parameters) {
        application = parameters.text("application");
        person = parameters.text("person");
        policy = parameters.text("policy");
        outcome = parameters.text("outcome");
        flow = parameters.one("flow", Flow.values());
        status = parameters.one("status", Status.values());
        known = parameters.text("known").filter("true"::equals).isPresent();
        group = parameters.text("group");
    }

    public static Optional<String> words(@Nullable String text) {
        return Optional.ofNullable(ListParameters.printable(text))
                .map(String::strip)
                .filter(one -> !one.isEmpty());
    }

    public ListAddress in(ListAddress list) {
        return list.with("application", getApplication())
                .with("person", getPerson())
                .with("policy", getPolicy())
                .with("outcome", getOutcome())
                .with("flow", getFlow())
                .with("status", getStatus())
                .with("known", known ? "true" : null)
                .with("group", getGroup());
    }

    public SignOns signOns(boolean provisioning) {
        return new SignOns(
                policy,
                flow.map(Enum::name),
                status.map(Status.SUCCESS::equals),
                provisioning,
                known,
                group,
                Optional.empty());
    }

    /** Only those that needed no work on an account. */
    public boolean isKnown() {
        return known;
    }

    /** The first word of a refusal's code; null = any. */
    public @Nullable String getGroup() {
        return group.orElse(null);
    }

    public @Nullable String getApplication() {
        return application.orElse(null);
    }

    public @Nullable String getPerson() {
        return person.orElse(null);
    }

    public @Nullable String getPolicy() {
        return policy.orElse(null);
    }

    /** A public code, whole. */
    public @Nullable String getOutcome() {
        return outcome.orElse(null);
    }

    public @Nullable String getFlow() {
        return flow.map(ListParameters::word).orElse(null);
    }

    /** Null = both. */
    public @Nullable String getStatus() {
        return status.map(ListParameters::word).orElse(null);
    }
}
