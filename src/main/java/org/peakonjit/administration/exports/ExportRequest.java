package org.peakonjit.administration.exports;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.reports.AuditColumn;
import org.peakonjit.administration.reports.AuditExport.Format;
import org.peakonjit.administration.seats.SeatColumn;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditQuery.SignOns;
import org.peakonjit.license.seat.SeatOrigin;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.license.seat.SeatState;

/**
 * A file that is to be made of a list.
 *
 * @param seats which seats; null where it is of the audit
 * @param audit which lines of the audit; null where it is of seats
 * @param titles of the columns
 * @param name the file's, with its extension
 */
public record ExportRequest(
        @Nullable OfSeats seats,
        @Nullable OfAudit audit,
        Format format,
        List<String> titles,
        ZoneId zone,
        String name) {

    /** Of an application's seats, after which the file is called. */
    public static ExportRequest ofSeats(
            String application,
            SeatQuery query,
            List<SeatColumn> columns,
            Function<SeatColumn, String> title,
            Format format,
            ZoneId zone) {
        return new ExportRequest(
                OfSeats.of(query, columns),
                null,
                format,
                columns.stream().map(title).toList(),
                zone,
                "seats-" + application + "." + format.extension());
    }

    /**
     * Of the audit, with the time before all columns.
     *
     * @param name the file's, without its extension
     */
    public static ExportRequest ofAudit(
            String name,
            AuditQuery query,
            List<AuditColumn> columns,
            Function<AuditColumn, String> title,
            Format format,
            ZoneId zone) {
        List<AuditColumn> all = Stream.concat(Stream.of(AuditColumn.AT), columns.stream())
                .distinct()
                .toList();
        return new ExportRequest(
                null,
                OfAudit.of(query, all),
                format,
                all.stream().map(title).toList(),
                zone,
                name + "." + format.extension());
    }

    /** Seats of an application, as a {@link SeatQuery} has it. */
    public record OfSeats(
            @Nullable String text,
            @Nullable SeatState state,
            @Nullable SeatOrigin origin,
            @Nullable Instant idleSince,
            List<SeatColumn> columns) {

        private static OfSeats of(SeatQuery query, List<SeatColumn> columns) {
            return new OfSeats(
                    query.text().orElse(null),
                    query.state().orElse(null),
                    query.origin().orElse(null),
                    query.idleSince().orElse(null),
                    columns);
        }

        SeatQuery query() {
            return new SeatQuery(
                    Optional.ofNullable(text),
                    Optional.ofNullable(state),
                    Optional.ofNullable(origin),
                    Optional.empty(),
                    Optional.ofNullable(idleSince),
                    SeatQuery.Order.HOLDER);
        }
    }

    /** Lines of the audit, as an {@link AuditQuery} has it. */
    public record OfAudit(
            AuditEntry.@Nullable Kind kind,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String application,
            @Nullable String outcome,
            @Nullable String person,
            @Nullable String policy,
            @Nullable String flow,
            @Nullable Boolean admitted,
            boolean provisioning,
            boolean known,
            @Nullable String group,
            @Nullable String about,
            AuditQuery.Order order,
            boolean reversed,
            List<AuditColumn> columns) {

        private static OfAudit of(AuditQuery query, List<AuditColumn> columns) {
            SignOns signOns = query.signOns();
            return new OfAudit(
                    query.kind().orElse(null),
                    query.from().orElse(null),
                    query.until().orElse(null),
                    query.application().orElse(null),
                    query.outcome().orElse(null),
                    query.person().orElse(null),
                    signOns.policy().orElse(null),
                    signOns.flow().orElse(null),
                    signOns.admitted().orElse(null),
                    signOns.provisioning(),
                    signOns.known(),
                    signOns.group().orElse(null),
                    signOns.about().orElse(null),
                    query.order(),
                    query.reversed(),
                    columns);
        }

        AuditQuery query() {
            return new AuditQuery(
                    Optional.ofNullable(kind),
                    Optional.ofNullable(from),
                    Optional.ofNullable(until),
                    Optional.ofNullable(application),
                    Optional.ofNullable(outcome),
                    Optional.ofNullable(person),
                    new SignOns(
                            Optional.ofNullable(policy),
                            Optional.ofNullable(flow),
                            Optional.ofNullable(admitted),
                            provisioning,
                            known,
                            Optional.ofNullable(group),
                            Optional.ofNullable(about)),
                    order,
                    reversed);
        }
    }
}
