package org.peakonjit.console.policies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.peakonjit.console.list.LongList;

class PolicyFormsTest {

    private final PolicyForms policies = new PolicyForms();

    @Test
    void keepTheirOrderAndEachGroupOnce() throws Exception {
        policies.show(new JsonMapper().readTree("[{\"name\": \"Own\"}, {\"shared\": \"Staff\"}]"));
        policies.getRows().get(0).put("/groups:lines", "a\n\nb\na");
        policies.getOffered().setName("b");
        policies.getOffered().into(policies.getRows().get(0));
        policies.getOffered().setName("c");
        policies.getOffered().into(policies.getRows().get(0));
        policies.up(1);

        assertThat(policies.json())
                .hasToString("[{\"shared\":\"Staff\"},{\"name\":\"Own\",\"groups\":[\"a\",\"b\",\"c\"]}]");
        assertThat(policies.referTo("Staff")).isTrue();
        assertThat(policies.referTo("Own")).isFalse();
    }

    @Test
    void referToWhatWasChosen() {
        policies.add();
        policies.refer(0, "Guests");
        policies.addShared();
        policies.setChosen("Staff");
        policies.addShared();

        assertThat(policies.json()).hasToString("[{\"shared\":\"Guests\"},{\"shared\":\"Staff\"}]");
    }

    @Test
    void showSomeOfALongList() {
        LongList list = new LongList();
        List<String> many = IntStream.range(0, 500).mapToObj(Integer::toString).toList();

        assertThat(list.first(many)).hasSize(10);
        assertThat(list.rest(many)).hasSize(490);
        assertThat(list.rest(many.subList(0, 11))).isEmpty();
    }
}
