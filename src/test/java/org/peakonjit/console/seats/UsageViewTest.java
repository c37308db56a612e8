package org.peakonjit.console.seats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.peakonjit.administration.seats.UsageReport.Usage;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.session.Viewer;
import org.peakonjit.license.UsageHistory.Point;

class UsageViewTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    private final UsageView view = new UsageView(
            new Usage(
                    List.of(
                            new Point(FIRST, 3, OptionalInt.empty()),
                            new Point(FIRST.plusDays(1), 5, OptionalInt.of(20)),
                            new Point(FIRST.plusDays(2), 7, OptionalInt.of(20))),
                    Optional.of(FIRST.plusDays(9))),
            new Messages() {
                @Override
                public Locale locale() {
                    return Locale.ENGLISH;
                }
            },
            new Viewer() {
                @Override
                public String day(LocalDate day) {
                    return day.toString();
                }
            });

    @Test
    void tellsItsLinesApartByMoreThanTheirColour() throws JsonProcessingException {
        JsonNode lines = new JsonMapper().readTree(view.getChart()).at("/data/datasets");

        assertThat(lines).hasSize(3);
        assertThat(lines).extracting(line -> line.path("borderDash").toString()).doesNotHaveDuplicates();
    }

    @Test
    void hasTheNumbersOfTheChartAsATable() {
        assertThat(view.getLines())
                .containsExactly(
                        new UsageView.Line("2026-03-03", 7, "20"),
                        new UsageView.Line("2026-03-02", 5, "20"),
                        new UsageView.Line("2026-03-01", 3, "–"));
    }
}
