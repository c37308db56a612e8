package org.peakonjit.administration.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.peakonjit.audit.InMemoryAuditTrail;
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
        ZoneId zone = format == Format.CSV ? ZoneOffset.UTC : ZoneId.of("Europe/Berlin");
        AuditExport audit = new AuditExport(
                new InMemoryAuditTrail(entries),
                (query, page) -> Map.of(Who.of(page.iterator().next()), 3L),
                Clock.systemUTC());
        new Exports(new SeatExport(new InMemorySeats(), Clock.systemUTC()), audit)
                .write(
                        null,
                        ExportRequest.ofAudit("audit", AuditQueries.all(), COLUMNS, AuditColumn::word, format, zone),
                        out);
        return out.toByteArray();
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

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "\uFF1D1", "\uFF20SUM(A1)"})
    void makesPlainTextOfWhatLooksLikeAFormula(String person) throws IOException {
        assertThat(AuditExport.cell(person)).isEqualTo("'" + person);
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
