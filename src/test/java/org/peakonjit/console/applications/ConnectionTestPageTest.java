package org.peakonjit.console.applications;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.console.page.ToldMessages;

class ConnectionTestPageTest {

    private final ToldMessages messages = new ToldMessages();
    private final ConnectionTestPage page = new ConnectionTestPage();

    @BeforeEach
    void open() {
        page.applications = new InMemoryApplications();
        page.messages = messages;
    }

    @Test
    void saysThatSomebodyDeletedTheApplicationMeanwhile() {
        page.test("peakon");
        page.setPerson("ada@corp.example");
        page.simulateRecent("peakon");

        assertThat(messages.told).containsExactly("application.unknown", "application.unknown");
    }
}
