package org.peakonjit.database.keyset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void comesBackAsItWasWritten() {
        Cursor cursor = new Cursor(true, "HOLDER/reversed", 1, List.of("a&b=%c ñ@corp.example", "", "x"));

        assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.read(cursor.text())).contains(cursor);
        assertThat(Cursor.read(Cursor.END.text())).contains(Cursor.END);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "&&&",
                "Zg",
                "ZiZhJng",
                "Zg==",
                "'; drop table seat",
                "ZiZhJjAmJQ",
                "ZiZIT0xERVImMCZhJTAw"
            })
    void isNothingElse(String text) {
        assertThat(Cursor.read(text)).isEmpty();
    }
}
