package org.peakonjit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The dashboard and the alert rules ask for metrics of the document alone; a running server has these. */
class MonitoringFilesTest {

    private static final Path FILES = Path.of("server-config/monitoring");
    private static final Path RULES = FILES.resolve("peakon-jit-proxy.rules.yml");
    private static final Pattern METRIC = Pattern.compile("\\b(peakonjit|hikaricp)_[a-z_]+");

    @Test
    void theDashboardAsksForWhatThereIs() throws IOException {
        JsonNode dashboard =
                new ObjectMapper().readTree(FILES.resolve("dashboard.json").toFile());
        String asked = StreamSupport.stream(dashboard.path("panels").spliterator(), false)
                .flatMap(panel -> StreamSupport.stream(panel.path("targets").spliterator(), false))
                .map(target -> target.path("expr").asText())
                .collect(Collectors.joining("\n"));

        assertThat(metricsIn(asked)).hasSizeGreaterThan(20).isSubsetOf(documented());
        assertThat(dashboard.findValuesAsText("expr")).noneMatch(String::isBlank);
        assertThat(dashboard.path("panels").findValuesAsText("id")).doesNotHaveDuplicates();
    }

    @Test
    void promtoolReadsWhatTheDashboardAsksFor() throws IOException {
        JsonNode dashboard =
                new ObjectMapper().readTree(FILES.resolve("dashboard.json").toFile());
        StringBuilder rules = new StringBuilder("groups:\n- name: dashboard\n  rules:\n");
        int number = 0;
        for (String expr : dashboard.findValuesAsText("expr")) {
            String query = expr.replace("$__rate_interval", "5m").replace("$job", "j");
            rules.append("  - record: panel_")
                    .append(number++)
                    .append("\n    expr: '")
                    .append(query)
                    .append("'\n");
        }
        Path file = Files.createTempFile("dashboard", ".yml");
        Files.writeString(file, rules);

        assertThat(Promtool.complaintsAbout("", "check", "rules", file.toString()))
                .isEmpty();
        Files.delete(file);
    }

    @Test
    void theAlertRulesAskForWhatThereIs() throws IOException {
        assertThat(metricsIn(Files.readString(RULES))).hasSizeGreaterThan(10).isSubsetOf(documented());
    }

    @Test
    void theAlertRulesTellWhatTheyShouldAndNothingElse() {
        assertThat(Promtool.complaintsAbout("", "check", "rules", RULES.toString()))
                .isEmpty();
        assertThat(Promtool.complaintsAbout(
                        "",
                        "test",
                        "rules",
                        FILES.resolve("peakon-jit-proxy.rules-test.yml").toString()))
                .isEmpty();
    }

    private static Set<String> documented() throws IOException {
        return Set.copyOf(DocumentedMetrics.names());
    }

    private static Set<String> metricsIn(String text) {
        return METRIC.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(name -> name.replaceFirst("_(bucket|count|sum)$", ""))
                .collect(Collectors.toSet());
    }
}
