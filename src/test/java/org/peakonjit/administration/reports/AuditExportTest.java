package org.peakonjit.administration.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.administration.exports.ExportRequest;
import org.peakonjit.administration.exports.Exports;
import org.peakonjit.administration.reports.AuditExport.Format;
import org.peakonjit.administration.seats.SeatExport;
import org.peakonjit.audit.Attempts.Who;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditEntry.Kind;
import org.peakonjit.audit.AuditQueries;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.audit.InMemoryAuditTrail;
import org.peakonjit.database.keyset.Place;
import org.peakonjit.database.keyset.Slice;
import org.peakonjit.license.InMemorySeats;

class AuditExportTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private static final List<AuditColumn> COLUMNS = List.of(
            AuditColumn.KIND,
            AuditColumn.PERSON,
            AuditColumn.OUTCOME,
            AuditColumn.FLOW,
            AuditColumn.ATTEMPTS,
            AuditColumn.DETAIL);

    private static AuditEntry signOn(String person) {
        return new AuditEntry(
                UUID.randomUUID(),
                NOON,
                Kind.SIGN_ON,
                "REF",
                "peakon",
                person,
                "https://idp.example",
                "LOGIN",
                "admitted",
                "Staff",
                "held, \"again\"",
                "192.0.2.1",
                null,
                null,
                null,
                null,
                null);
    }

    private static byte[] export(Format format, List<AuditEntry> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export(format, new InMemoryAuditTrail(entries), out);
        return out.toByteArray();
    }

    private static void export(Format format, AuditTrail trail, OutputStream out) throws IOException {
        ZoneId zone = format == Format.CSV ? ZoneOffset.UTC : ZoneId.of("Europe/Berlin");
        AuditExport audit = new AuditExport(
                trail, (query, page) -> Map.of(Who.of(page.iterator().next()), 3L), Clock.systemUTC());
        new Exports(new SeatExport(new InMemorySeats(), Clock.systemUTC()), audit)
                .write(
                        null,
                        ExportRequest.ofAudit("audit", AuditQueries.all(), COLUMNS, AuditColumn::word, format, zone),
                        out);
    }

    @Test
    void isACsv() throws IOException {
        assertThat(new String(export(Format.CSV, List.of(signOn("zoë@corp.example"))), StandardCharsets.UTF_8))
                .isEqualTo("at,kind,person,outcome,flow,attempts,detail\r\n"
                        + "2026-11-24T12:00:00Z,sign-on,zoë@corp.example,admitted,login,3,\"held, \"\"again\"\"\"\r\n");
    }

    @Test
    void isASpreadsheetWithTimesOfTheZone() throws IOException {
        byte[] file = export(Format.XLSX, List.of(signOn("ann@corp.example")));

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(2);
            assertThat(rows.get(1).getCell(0).asDate()).hasToString("2026-11-24T13:00");
            assertThat(rows.get(1).getCell(2).asString()).isEqualTo("ann@corp.example");
            assertThat(rows.get(1).getCell(5).asNumber()).isEqualByComparingTo("3");
        }
    }

    @Test
    void hasEveryPage() throws IOException {
        List<AuditEntry> many = IntStream.range(0, 2_500)
                .mapToObj(number -> signOn("p" + number))
                .toList();

        assertThat(new String(export(Format.CSV, many), StandardCharsets.UTF_8).lines())
                .hasSize(2_501);
    }

    /** An audit that fails when its second page is asked for. */
    private static byte[] brokenOff(Format format) {
        List<AuditEntry> many = IntStream.range(0, 2_500)
                .mapToObj(number -> signOn("p" + number))
                .toList();
        AuditTrail failing = new InMemoryAuditTrail(many) {
            @Override
            public Slice<AuditEntry> page(AuditQuery query, Place place, int limit) {
                if (place.cursor() != null) {
                    throw new IllegalStateException("the database is away");
                }
                return super.page(query, place, limit);
            }
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> export(format, failing, out)).hasMessage("the database is away");
        return out.toByteArray();
    }

    /** Servers end an answer that breaks off as they end any other. */
    @Test
    void isNoCsvThatLooksWholeWhereTheRestIsMissing() {
        assertThat(new String(brokenOff(Format.CSV), StandardCharsets.UTF_8).lines())
                .hasSize(1_002)
                .last()
                .isEqualTo("INCOMPLETE");
    }

    @Test
    void isNoSpreadsheetWhereTheRestIsMissing() {
        byte[] file = brokenOff(Format.XLSX);

        assertThatThrownBy(() -> new ReadableWorkbook(new ByteArrayInputStream(file))
                        .getFirstSheet()
                        .read())
                .isInstanceOf(Exception.class);
    }

    /** Whoever sent nothing yet can still say that it failed. */
    @Test
    void isNotSentBeforeItHasToBe() {
        AtomicBoolean flushed = new AtomicBoolean();
        OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                flushed.set(true);
            }
        };
        AuditTrail failing = new InMemoryAuditTrail(List.of()) {
            @Override
            public Slice<AuditEntry> page(AuditQuery query, Place place, int limit) {
                throw new IllegalStateException("the database is away");
            }
        };

        assertThatThrownBy(() -> export(Format.CSV, failing, out)).hasMessage("the database is away");
        assertThat(flushed).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "\uFF1D1", "\uFF20SUM(A1)"})
    void makesPlainTextOfWhatLooksLikeAFormula(String person) throws IOException {
        assertThat(FormulaGuard.cell(person)).isEqualTo("'" + person);
        assertThat(FormulaGuard.cellAmongOthers(person)).isEqualTo("'" + person);
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(export(Format.XLSX, List.of(signOn(person)))))) {
            assertThat(workbook.getFirstSheet().read().get(1).getCell(2).asString())
                    .startsWith("'");
        }
    }

    /** As spreadsheets of many countries do. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "a;=1+1, a;'=1+1",
                "a; \t+1, a; \t'+1",
                "a;-b;@c, a;'-b;'@c",
                "a;\uFF1D1, a;'\uFF1D1",
                "a=b;c-d, a=b;c-d",
                "ann+x@corp.example, ann+x@corp.example"
            })
    void leavesNoFormulaToWhoPartsCellsAtSemicolons(String person, String cell) throws IOException {
        assertThat(new String(export(Format.CSV, List.of(signOn(person))), StandardCharsets.UTF_8))
                .contains(",sign-on," + cell + ",admitted,");
    }

    @Test
    void leavesNoFormulaBehindAQuoteEither() throws IOException {
        assertThat(new String(export(Format.CSV, List.of(signOn("a;\"=1"))), StandardCharsets.UTF_8))
                .contains(",\"a;\"\"'=1\",");
    }
}
