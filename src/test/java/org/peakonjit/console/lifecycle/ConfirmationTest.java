package org.peakonjit.console.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.console.BrowserRequests;
import org.peakonjit.console.lifecycle.Confirmation.Question;
import org.peakonjit.console.page.ToldMessages;

class ConfirmationTest {

    private static final Question DELETE =
            new Question("more:delete", "more", "Delete", "Delete the application a?", "Delete a", "Cancel");

    private final BrowserRequests browser = new BrowserRequests();
    private final ToldMessages messages = new ToldMessages();
    private final Confirmation confirmation = new Confirmation();

    @BeforeEach
    void begin() {
        confirmation.request = browser.request();
        confirmation.messages = messages;
    }

    @Test
    void asksWhereNoScriptDid() {
        browser.parameters.put("more:delete", "");

        assertThat(confirmation.isGiven(DELETE)).isFalse();
        assertThat(confirmation.getQuestion()).isEqualTo(DELETE);
    }

    @Test
    void asksNothingAfterAScript() {
        browser.parameters.put("more:delete", "more:delete");
        browser.headers.put("Faces-Request", "partial/ajax");

        assertThat(confirmation.isGiven(DELETE)).isTrue();
        assertThat(confirmation.getQuestion()).isNull();
    }

    @Test
    void isGivenByTheButtonThatSaysYes() {
        browser.parameters.put("more:delete", "yes");

        assertThat(confirmation.isGiven(DELETE)).isTrue();
        assertThat(confirmation.getQuestion()).isNull();
    }

    @Test
    void isNotGivenByTheAnswerToAnotherQuestion() {
        browser.parameters.put("more:delete", "");
        browser.parameters.put("more:other", "yes");

        assertThat(confirmation.isGiven(DELETE)).isFalse();
    }

    @Test
    void saysThatWhatWasPressedIsNotThereAnyMore() {
        confirmation.tellOvertaken();

        assertThat(messages.told).containsExactly("confirmation.overtaken");
        assertThat(confirmation.getQuestion()).isNull();
    }
}
