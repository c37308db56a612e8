package org.peakonjit.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.console.page.Messages;

class ConfigurationPageTest {

    private final List<String> said = new ArrayList<>();
    private final ConfigurationPage page = new ConfigurationPage();

    @BeforeEach
    void open() {
        page.messages = new Messages() {
            @Override
            public Locale locale() {
                return Locale.ENGLISH;
            }

            @Override
            public void wrongAt(@Nullable String clientId, String sentence) {
                said.add(clientId + ": " + sentence);
            }
        };
    }

    /** Without a script the page asks before it begins, and the field is empty then. */
    @Test
    void keepsTheDocumentUntilItIsAnsweredAndShowsItNever() {
        page.setDocument("{}");
        page.setDocument(null);

        assertThat(page.isKept()).isTrue();
        assertThat(page.getDocument()).isNull();
    }

    @Test
    void forgetsWhatCannotBeRead() {
        page.setDocument("no document");

        assertThat(page.begin()).isNull();

        assertThat(said).singleElement().asString().startsWith("import:document: This is no JSON object");
        assertThat(page.isKept()).isFalse();
    }
}
