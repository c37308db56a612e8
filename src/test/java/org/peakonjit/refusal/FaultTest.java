package org.peakonjit.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.peakonjit.signon.EntryRule;

class FaultTest {

    private static final Fault DOMAIN = EntryRule.DOMAIN.fault("{0}$1.example");
    private static final Fault NEWER = new Fault("moon.full", List.of("cheese", DOMAIN));

    @Test
    void isSaidInEachLanguage() {
        assertThat(DOMAIN.english()).isEqualTo("the e-mail is not of domain {0}$1.example");
        assertThat(DOMAIN.in(Locale.ENGLISH)).isEqualTo("The e-mail is not of domain {0}$1.example");
        assertThat(DOMAIN.in(Locale.GERMANY)).isNotEqualTo(DOMAIN.english()).contains("{0}$1.example");
    }

    @Test
    void isSaidInEnglishWhereTheServerSpeaksAnotherLanguage() {
        Locale server = Locale.getDefault();
        try {
            Locale.setDefault(Locale.FRENCH);
            assertThat(DOMAIN.in(Locale.ENGLISH)).startsWith("The e-mail");
            assertThat(DOMAIN.in(Locale.JAPANESE)).startsWith("The e-mail");
        } finally {
            Locale.setDefault(server);
        }
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(Fault.of(NEWER.text())).isEqualTo(NEWER);
        assertThat(NEWER.text())
                .isEqualTo("{\"code\":\"moon.full\",\"arguments\":[\"cheese\","
                        + "{\"code\":\"entry.domain\",\"arguments\":[\"{0}$1.example\"]}]}");
    }

    @Test
    void isReadAsAPartOfWhatIsKept() throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();

        assertThat(mapper.readValue(mapper.writeValueAsString(List.of(NEWER)), Fault[].class))
                .containsExactly(NEWER);
        assertThat(mapper.readValue("[\"words\"]", Fault[].class)).containsExactly(Fault.of("words"));
    }

    @Test
    void ofANewerNodeIsShownAsItIs() {
        assertThat(NEWER.english()).isEqualTo("moon.full (cheese, the e-mail is not of domain {0}$1.example)");
    }

    @Test
    void isAnyTextThatIsNone() {
        assertThat(List.of("HTTP 404", "{broken", "{}"))
                .allSatisfy(text -> assertThat(Fault.of(text).english()).isEqualTo(text));
    }

    @Test
    void knowsItsKind() {
        assertThat(DOMAIN.is(EntryRule.DOMAIN)).isTrue();
        assertThat(DOMAIN.is(EntryRule.SCOPE)).isFalse();
    }

    @Test
    void outlivesASession() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(NEWER);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(NEWER);
        }
    }
}
