package org.peakonjit.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.peakonjit.bench.CapacityModel.Outcome;

/** {@code docs/scaling.md} has what the model says of what was measured. */
class ScalingDocumentTest {

    private final Measured measured = new Measured();

    @Test
    void hasWhatEachRateNeeds() throws IOException {
        List<String> rows = CapacityPlan.RATES.stream()
                .map(rate -> new CapacityPlan(measured, rate).row())
                .toList();

        assertThat(document()).contains(String.join("\n", rows));
    }

    @Test
    void hasWhatWasMeasuredBesideWhatIsPredicted() throws IOException {
        List<String> rows = Measured.KINDS.stream()
                .flatMap(kind -> measured.clients(kind).stream().map(clients -> row(kind, clients)))
                .toList();

        assertThat(document())
                .contains(String.join("\n", rows))
                .contains(measured.text("measured.on"), measured.text("machine"));
    }

    private String row(String kind, int clients) {
        Outcome predicted = CapacityModel.closed(measured.onOneMachine(kind, clients), clients, 20_000, 1);
        return String.format(
                Locale.ROOT,
                "| %s | %d | %,.0f | %,.0f |",
                kind,
                clients,
                measured.at(kind, clients, "logins-per-second"),
                predicted.perSecond());
    }

    private static String document() throws IOException {
        return Files.readString(Path.of("docs/scaling.md"));
    }
}
