package org.peakonjit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.constraints.NotBlank;
import org.junit.jupiter.api.Test;

class StoredFormReaderTest {

    private record Box(@NotBlank String name) {}

    private final StoredForm.Reader<Box> reader = new StoredForm.Reader<>(Box.class);

    @Test
    void readsATextOnceAsLongAsItStays() {
        Box first = reader.read("box one", text("a"));

        assertThat(reader.read("box one", text("a"))).isSameAs(first);
        assertThat(reader.read("box one", text("b"))).isEqualTo(new Box("b"));
        assertThat(reader.read("box one", text("a"))).isEqualTo(first);
    }

    @Test
    void doesNotTakeOneForTheOther() {
        assertThat(reader.read("box one", text("a"))).isNotSameAs(reader.read("box two", text("a")));
    }

    @Test
    void saysEachTimeThatATextIsBroken() {
        reader.read("box one", text("a"));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> reader.read("box one", "{"))
                    .isInstanceOf(UnreadableException.class)
                    .hasMessageContaining("box one");
        }
        assertThat(reader.read("box one", text("a"))).isEqualTo(new Box("a"));
    }

    @Test
    void forgetsOthersBeforeItHoldsTooMany() {
        Box first = reader.read("box", text("a"));
        for (int i = 0; i < 10_000; i++) {
            reader.read("box " + i, text("a"));
        }

        assertThat(reader.read("box", text("a"))).isEqualTo(first).isNotSameAs(first);
    }

    private static String text(String name) {
        return "{\"name\":\"" + name + "\"}";
    }
}
