package org.peakonjit.console.reports;

import java.time.LocalDate;
import java.util.Optional;
import org.peakonjit.administration.statistics.SignInGroup;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.console.list.ListAddress;
import org.peakonjit.console.list.Period;

/** The addresses of lists that have exactly the rows that a number elsewhere counts, or say so; made here alone. */
public final class ReportLink {

    private ReportLink() {}

    /** Sign-ins from the first to the last day (UTC), both included. */
    public static ListAddress signIns(LocalDate first, LocalDate last, Optional<String> application) {
        return new ListAddress("reports.xhtml")
                .with("period", Period.CUSTOM.name())
                .with("from", first.toString())
                .with("to", last.toString())
                .with("zone", "UTC")
                .with("application", application.orElse(null));
    }

    public static ListAddress seats(String application) {
        return new ListAddress("seats.xhtml").with("application", application);
    }

    /** All of that kind that an administrator did on these days, both included: the number may be of fewer. */
    public static ListAddress changes(AdministrativeAction action, String actor, LocalDate first, LocalDate last) {
        return new ListAddress("changes.xhtml")
                .with("period", Period.CUSTOM.name())
                .with("from", first.toString())
                .with("to", last.toString())
                .with("action", action.code())
                .with("person", actor);
    }

    public static ListAddress openConflicts(Optional<String> application) {
        return new ListAddress("conflicts.xhtml").with("state", "open").with("application", application.orElse(null));
    }

    public static ListAddress admitted(ListAddress signIns) {
        return signIns.with("status", "SUCCESS");
    }

    public static ListAddress refused(ListAddress signIns) {
        return signIns.with("status", "FAILURE");
    }

    public static ListAddress ofGroup(ListAddress signIns, SignInGroup group) {
        return switch (group) {
            case KNOWN -> admitted(signIns).with("known", "true");
            // those that did, or should have done, something to an account
            case ACCOUNT_WORK -> admitted(signIns).with("report", Report.PROVISIONING.word());
            default -> refused(signIns).with("group", group.word());
        };
    }
}
