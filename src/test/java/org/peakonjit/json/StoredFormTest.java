package org.peakonjit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotBlank;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.json.KeptConfiguration.Kind;
import org.peakonjit.json.StoredForm.TooLongException;

class StoredFormTest {

    private static final int ROOM = 10_000;

    private enum Colour {
        RED,
        BLUE
    }

    private record Box(@NotBlank String name) {}

    private record Thing(@Default("red") Colour colour, List<Box> boxes) {}

    private static Thing thing(Colour colour, String... boxes) {
        return new Thing(colour, Arrays.stream(boxes).map(Box::new).toList());
    }

    private static Thing read(String stored) {
        return StoredForm.read("thing one", Thing.class, stored);
    }

    @Test
    void readsBackWhatIsWritten() {
        Thing thing = thing(Colour.BLUE, "a");
        String stored = StoredForm.write(Documents.tree(thing), ROOM);

        assertThat(stored).contains("\"form\":1");
        assertThat(read(stored)).isEqualTo(thing);
    }

    @Test
    void passesOverWhatIsUnknownAndTakesTheDefaultOfWhatIsMissing() {
        assertThat(read("{\"boxes\":[{\"name\":\"a\",\"size\":3}],\"taste\":{\"sweet\":true}}"))
                .isEqualTo(thing(Colour.RED, "a"));
    }

    @Test
    void keepsWhatIsUnknownWhenItIsWrittenAgain() {
        String stored = "{\"form\":1,\"colour\":\"red\",\"taste\":\"sweet\","
                + "\"boxes\":[{\"name\":\"a\",\"size\":3},{\"name\":\"b\"}]}";
        ObjectNode fresh = Documents.tree(thing(Colour.BLUE, "c", "a"));

        assertThat(StoredForm.write(fresh, stored, Documents.tree(read(stored)), ROOM))
                .isEqualTo("{\"colour\":\"blue\",\"boxes\":[{\"name\":\"c\"},{\"name\":\"a\",\"size\":3}],"
                        + "\"taste\":\"sweet\",\"form\":1}");
    }

    @Test
    void isNotWrittenWhereItHasNoRoom() {
        String stored = StoredForm.write(Documents.tree(thing(Colour.RED, "a")), ROOM);

        assertThat(StoredForm.write(Documents.tree(thing(Colour.RED, "a")), stored.length()))
                .isEqualTo(stored);
        assertThatThrownBy(() -> StoredForm.write(Documents.tree(thing(Colour.RED, "a")), stored.length() - 1))
                .isInstanceOf(TooLongException.class);
    }

    @Test
    void takesOutWhatIsNoLongerSaid() {
        ObjectNode fresh = Documents.tree(thing(Colour.BLUE));
        String stored = StoredForm.write(Documents.tree(thing(Colour.RED, "a")), ROOM);

        assertThat(StoredForm.write(fresh, stored, Documents.tree(read(stored)), ROOM))
                .contains("\"boxes\":[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"colour\":\"ultraviolet\"}",
                "{\"colour\":\"red\",\"form\":2}",
                "{\"boxes\":[{\"no\":\"name\"}]}",
                "{\"boxes\":7}"
            })
    void saysOfWhatThatItCannotBeRead(String stored) {
        assertThatThrownBy(() -> read(stored))
                .isInstanceOfSatisfying(
                        UnreadableException.class, e -> assertThat(e.object()).isEqualTo("thing one"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|it is no JSON object",
                "{|no JSON at line 1, column 2",
                "{\"colour\":\"red\",\"form\":2}|form 2 is of a newer version",
                "{\"colour\":\"ultraviolet\"}|unusable members: /colour (value)"
            })
    void saysWhyByCode(String stored, String why) {
        assertThatThrownBy(() -> read(stored)).isInstanceOfSatisfying(UnreadableException.class, e -> {
            assertThat(e.why().code()).startsWith("kept.");
            assertThat(e.why().english()).isEqualTo(why);
            assertThat(e.fault()).isEqualTo(DocumentFault.UNREADABLE.fault("thing one", e.why()));
        });
    }

    /** As a later version may write it. */
    @Test
    void tellsTheTextsOfAListWhereNothingElseCanBeRead() {
        assertThat(StoredForm.texts(
                        "{\"saml\":{\"identityProviders\":[\"staff\",\"partner\"],\"handOff\":\"dove\"}}",
                        "/saml/identityProviders"))
                .containsExactly("staff", "partner");
    }

    @Test
    void tellsNoTextsWhereThereIsNoSuchList() {
        assertThat(StoredForm.texts("{\"name\":\"peakon\"}", "/saml/identityProviders"))
                .isEmpty();
        assertThat(StoredForm.texts("{\"saml\":{\"identityProviders\":\"staff\"}}", "/saml/identityProviders"))
                .isEmpty();
        assertThat(StoredForm.texts("no JSON", "/saml/identityProviders")).isEmpty();
    }

    @Test
    void callsAnObjectInWordsOfTheReader() {
        UnreadableException ofAPolicy =
                UnreadableException.withoutPolicies(Kind.APPLICATION.object("x y"), List.of("a"));

        assertThat(ofAPolicy.object()).isEqualTo("application x y");
        assertThat(ofAPolicy.fault().in(Locale.GERMAN))
                .isEqualTo("Anwendung x y ist in einer Form gespeichert, die diese Version nicht lesen kann:"
                        + " es gibt keine Richtlinie a");
        assertThat(Kind.told(Kind.ALERT_SETTINGS.object())).contains(Kind.ALERT_SETTINGS.fault());
        assertThat(Kind.told("applications")).isEmpty();
    }
}
