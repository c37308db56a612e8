package org.peakonjit.console.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.console.list.ListAddress;
import org.peakonjit.console.list.Rows;
import org.peakonjit.console.page.Messages;
import org.peakonjit.database.keyset.RowCount;

class ReportPageTest {

    private static final Messages ENGLISH = new Messages() {
        @Override
        public Locale locale() {
            return Locale.ENGLISH;
        }
    };

    private static final class Found extends ReportPage {

        private final RowCount total;

        Found(RowCount total) {
            this.total = total;
            messages = ENGLISH;
            begin(new ListAddress("reports.xhtml"));
        }

        @Override
        protected Rows<Line> rows(ListAddress list) {
            return Rows.all(list, total, "", List.of());
        }
    }

    @Test
    void promisesToPrintAllLinesOnlyWhereItDoes() {
        assertThat(new Found(RowCount.exactly(1)).getPrintTitle()).isEqualTo("Print one line");
        assertThat(new Found(RowCount.exactly(5_000)).getPrintTitle()).isEqualTo("Print all 5,000 lines");
        assertThat(new Found(RowCount.exactly(5_001)).getPrintTitle()).isEqualTo("Print the first 5,000 lines");
        assertThat(new Found(RowCount.about(70_000)).getPrintTitle()).isEqualTo("Print the first 5,000 lines");
    }

    @ParameterizedTest
    @EnumSource
    void saysOfEachReportWhatItIsAndWhatItsAttemptsAre(Report report) {
        assertThat(List.of("", ".sentence", ".attempts"))
                .allMatch(about -> ENGLISH.has("report." + report.word() + about));
    }
}
