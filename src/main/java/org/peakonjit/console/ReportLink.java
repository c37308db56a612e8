package org.peakonjit.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.peakonjit.administration.statistics.SignInGroup;

/** The addresses of lists that have exactly the rows that a number elsewhere counts; made here alone. */
final class ReportLink {

    private final String page;
    private final Map<String, String> parameters = new LinkedHashMap<>();

    private ReportLink(String page) {
        this.page = page;
    }

    /** Sign-ins from the first to the last day (UTC), both included. */
    static ReportLink signIns(LocalDate first, LocalDate last, Optional<String> application) {
        ReportLink link = new ReportLink("reports.xhtml")
                .with("period", Period.CUSTOM.name())
                .with("from", first.toString())
                .with("to", last.toString())
                .with("zone", "UTC");
        application.ifPresent(name -> link.with("application", name));
        return link;
    }

    /** Seats of an application. */
    static ReportLink seats(String application) {
        return new ReportLink("seats.xhtml").with("application", application);
    }

    /** Conflicts that wait for a decision. */
    static ReportLink openConflicts(Optional<String> application) {
        ReportLink link = new ReportLink("conflicts.xhtml").with("state", "open");
        application.ifPresent(name -> link.with("application", name));
        return link;
    }

    /** Any page of the console. */
    static ReportLink page(String page) {
        return new ReportLink(page + ".xhtml");
    }

    ReportLink admitted() {
        return with("status", "SUCCESS");
    }

    ReportLink refused() {
        return with("status", "FAILURE");
    }

    /** Those that did, or should have done, something to an account. */
    ReportLink withAccountWork() {
        return with("report", Report.PROVISIONING.key());
    }

    ReportLink ofGroup(SignInGroup group) {
        return switch (group) {
            case KNOWN -> admitted().with("known", "true");
            case ACCOUNT_WORK -> admitted().withAccountWork();
            default -> refused().with("group", group.word());
        };
    }

    ReportLink with(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    /** To be followed from a page of the console. */
    @Override
    public String toString() {
        return page
                + parameters.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", parameters.isEmpty() ? "" : "?", ""));
    }
}
