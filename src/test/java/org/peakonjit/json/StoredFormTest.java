package org.peakonjit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.json.StoredForm.Attempt;

class StoredFormTest {

    private record Thing(String colour, List<String> boxes) {}

    private static Attempt<Thing> strictly(ObjectNode json) {
        List<FieldError> errors = new ArrayList<>();
        json.fieldNames().forEachRemaining(name -> {
            if (!List.of("colour", "boxes").contains(name)) {
                errors.add(new FieldError("/" + name, "unknown", "is unknown"));
            }
        });
        List<String> boxes = new ArrayList<>();
        for (int i = 0; i < json.path("boxes").size(); i++) {
            JsonNode box = json.get("boxes").get(i);
            boxes.add(box.get("name").asText());
            if (box.size() > 1) {
                errors.add(new FieldError("/boxes/" + i + "/size", "unknown", "is unknown"));
            }
        }
        String colour = json.path("colour").asText("red");
        if (!List.of("red", "blue").contains(colour)) {
            errors.add(new FieldError("/colour", "value", "must be red or blue"));
        }
        return new Attempt<>(errors.isEmpty() ? new Thing(colour, boxes) : null, errors);
    }

    private static ObjectNode json(Thing thing) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("colour", thing.colour());
        thing.boxes().forEach(name -> json.withArray("boxes").addObject().put("name", name));
        return json;
    }

    private static Thing read(String stored) {
        return StoredForm.read("thing one", stored, StoredFormTest::strictly);
    }

    @Test
    void readsBackWhatIsWritten() {
        Thing thing = new Thing("blue", List.of("a"));
        String stored = StoredForm.write(json(thing));

        assertThat(stored).contains("\"form\":1");
        assertThat(read(stored)).isEqualTo(thing);
    }

    @Test
    void passesOverWhatIsUnknownAndTakesTheDefaultOfWhatIsMissing() {
        assertThat(read("{\"boxes\":[{\"name\":\"a\",\"size\":3}],\"taste\":{\"sweet\":true}}"))
                .isEqualTo(new Thing("red", List.of("a")));
    }

    @Test
    void keepsWhatIsUnknownWhenItIsWrittenAgain() {
        String stored = "{\"form\":1,\"colour\":\"red\",\"taste\":\"sweet\","
                + "\"boxes\":[{\"name\":\"a\",\"size\":3},{\"name\":\"b\"}]}";
        ObjectNode fresh = json(new Thing("blue", List.of("c", "a")));

        assertThat(StoredForm.write("thing one", fresh, stored, json(read(stored))))
                .isEqualTo("{\"colour\":\"blue\",\"boxes\":[{\"name\":\"c\"},{\"name\":\"a\",\"size\":3}],"
                        + "\"taste\":\"sweet\",\"form\":1}");
    }

    @Test
    void takesOutWhatIsNoLongerSaid() {
        ObjectNode fresh = json(new Thing("blue", List.of()));
        String stored = StoredForm.write(json(new Thing("red", List.of("a"))));

        assertThat(StoredForm.write("thing one", fresh, stored, json(read(stored))))
                .doesNotContain("boxes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"colour\":\"ultraviolet\"}",
                "{\"colour\":\"red\",\"form\":2}",
                "{\"boxes\":[{\"no\":\"name\"}]}"
            })
    void saysOfWhatThatItCannotBeRead(String stored) {
        assertThatThrownBy(() -> read(stored))
                .isInstanceOfSatisfying(
                        UnreadableException.class, e -> assertThat(e.object()).isEqualTo("thing one"));
    }
}
