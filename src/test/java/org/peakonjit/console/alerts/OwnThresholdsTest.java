package org.peakonjit.console.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OwnThresholdsTest {

    private static final String SECOND = "/licenses/applications/1/thresholds";

    private static List<OwnThresholds> typed(String... texts) {
        return Stream.of(texts)
                .map(text -> {
                    OwnThresholds row = OwnThresholds.of("peakon", JsonNodeFactory.instance.arrayNode());
                    row.setText(text);
                    return row;
                })
                .toList();
    }

    @Test
    void findTheRowOfWhatIsWrongAmongThoseThatAreSet() {
        assertThat(OwnThresholds.rowOf(SECOND, typed("-", "", " ", "80, x"))).contains(3);
        assertThat(OwnThresholds.rowOf(SECOND + "/0", typed("70", "2000"))).contains(1);
    }

    @Test
    void haveNoRowForWhatIsElsewhere() {
        assertThat(OwnThresholds.rowOf("/licenses/thresholds/1", typed("70", "80")))
                .isEmpty();
        assertThat(OwnThresholds.rowOf(SECOND, typed("70"))).isEmpty();
    }
}
