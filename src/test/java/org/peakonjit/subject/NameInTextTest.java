package org.peakonjit.subject;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameInTextTest {

    private static final NameInText NEIL = new NameInText("neil@corp.example");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "neil@corp.example",
                "Neil@Corp.example",
                "{\"email\":\"neil@corp.example\",\"x\":1}",
                "{\"said\":\"the user \\\"neil@corp.example\\\" is unknown\"}",
                "{\"said\":\"The signed in user 'neil@corp.example' is not assigned to a role\"}",
                "{\"said\":\"\u201eneil@corp.example\u201c, \u00abneil@corp.example\u00bb\"}",
                "{\"said\":\"userName=neil@corp.example is taken\"}",
                "{\"said\":\"GET path=/neil@corp.example?x\"}",
                "{\"mail\":\"ann@corp.example|neil@corp.example\"}",
                "{\"mail\":\"smtp:neil@corp.example\"}",
                "{\"dn\":\"uid=neil@corp.example,ou=People\"}",
                "{\"description\":\"Owner:\\nneil@corp.example\"}",
                "<neil@corp.example>",
                "mail neil@corp.example. Thanks",
                "(neil@corp.example)",
                "corp\\neil@corp.example"
            })
    void isFoundWhereTheyAreNamed(String text) {
        assertThat(NEIL.isIn(text)).isTrue();
        assertThat(NEIL.replaced(text, "$1")).contains("$1").doesNotContainIgnoringCase("neil@corp.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o'neil@corp.example",
                "O'Neil@Corp.example",
                "{\"email\":\"o'neil@corp.example\"}",
                "{\"said\":\"the user o'neil@corp.example is unknown\"}",
                "{\"said\":\"the user o\u2019neil@corp.example is unknown\"}",
                "{\"said\":\"the user 'o'neil@corp.example' is unknown\"}",
                "{\"said\":\"the user \\\"r&neil@corp.example\\\" is unknown\"}",
                "{\"email\":\"=neil@corp.example\"}",
                "{\"email\":\"a/neil@corp.example\"}",
                "'neil@corp.example",
                "!neil@corp.example",
                "m\u00fcneil@corp.example",
                "\u00e9neil@corp.example",
                "{\"said\":\"e\u0301neil@corp.example is unknown\"}",
                "jo.neil@corp.example",
                "jo-neil@corp.example",
                "jo+neil@corp.example",
                "neil@corp.example.org",
                "neil@corp.example\u00e9",
                "neil@corp.example.\u00e9",
                "neil@corp.example-x",
                "{\"description\":\"a\\\\nneil@corp.example\"}",
                "corp@neil@corp.example"
            })
    void isNotFoundWithinAnotherName(String text) {
        assertThat(NEIL.isIn(text)).isFalse();
        assertThat(NEIL.replaced(text, "erased")).isEqualTo(text);
    }

    @Test
    void aNameThatIsNoAddressIsNotFoundWithinOne() {
        NameInText neil = new NameInText("neil");

        assertThat(neil.replaced("{\"a\":\"neil\",\"b\":\"neil'x@corp.example\",\"c\":\"neil@corp.example\"}", "x"))
                .isEqualTo("{\"a\":\"x\",\"b\":\"neil'x@corp.example\",\"c\":\"neil@corp.example\"}");
    }

    /** Else a blank in place of an address would take everybody out of everything. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "\"", ",", "-"})
    void nobodyIsNamedNowhere(String nobody) {
        String text = "{\"a\":\"neil\", \"b\":\" - \u00a0 - \"}";

        assertThat(new NameInText(nobody).isIn(text)).isFalse();
        assertThat(new NameInText(nobody).replaced(text, "x")).isEqualTo(text);
    }

    @Test
    void eachPlaceIsLookedAtByItself() {
        assertThat(NEIL.replaced("{\"a\":\"o'neil@corp.example\",\"b\":\" neil@corp.example\"}", "x"))
                .isEqualTo("{\"a\":\"o'neil@corp.example\",\"b\":\" x\"}");
        assertThat(NEIL.isIn(null)).isFalse();
        assertThat(NEIL.replaced(null, "x")).isNull();
    }
}
