package org.peakonjit.console.reports;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.reports.AuditColumn;
import org.peakonjit.console.list.ShownColumns;
import org.peakonjit.console.page.ConsoleCookie;
import org.peakonjit.json.Worded;

/** A report on sign-ons; addresses call it by its word. */
enum Report implements Worded {
    /** Everybody who signed in, or tried. */
    ACCESS(
            List.of(
                    AuditColumn.PERSON,
                    AuditColumn.APPLICATION,
                    AuditColumn.POLICY,
                    AuditColumn.ADDRESS,
                    AuditColumn.FLOW,
                    AuditColumn.ATTEMPTS,
                    AuditColumn.OUTCOME),
            List.of(AuditColumn.PROVISIONED, AuditColumn.REFERENCE, AuditColumn.ISSUER, AuditColumn.DETAIL)),
    /** Those whose account at Peakon was created, adopted or reactivated, or should have been. */
    PROVISIONING(
            List.of(
                    AuditColumn.PERSON,
                    AuditColumn.APPLICATION,
                    AuditColumn.POLICY,
                    AuditColumn.ADDRESS,
                    AuditColumn.PROVISIONED,
                    AuditColumn.ATTEMPTS,
                    AuditColumn.OUTCOME),
            List.of(AuditColumn.FLOW, AuditColumn.REFERENCE, AuditColumn.ISSUER, AuditColumn.DETAIL));

    private final List<AuditColumn> standard;
    private final List<AuditColumn> more;

    Report(List<AuditColumn> standard, List<AuditColumn> more) {
        this.standard = standard;
        this.more = more;
    }

    /** The one of that word; the access report where there is none. */
    static Report of(@Nullable String word) {
        return Worded.find(values(), word).orElse(ACCESS);
    }

    /** What its files are called. */
    String file() {
        return this == ACCESS ? "application-access" : "jit-provisioning";
    }

    /** All its columns but the time, in order, and which of them are shown. */
    ShownColumns columns(HttpServletRequest request, ConsoleCookie cookies) {
        return new ShownColumns(
                word(),
                keys(Stream.concat(standard.stream(), more.stream())),
                keys(standard.stream()),
                request,
                cookies);
    }

    private static List<String> keys(Stream<AuditColumn> columns) {
        return columns.map(AuditColumn::word).toList();
    }
}
