package org.peakonjit.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.application.InMemoryApplications;

class ConnectionTestPageTest {

    private final List<String> said = new ArrayList<>();
    private final ConnectionTestPage page = new ConnectionTestPage();

    @BeforeEach
    void open() {
        page.applications = new InMemoryApplications();
        page.messages = new Messages() {
            @Override
            void wrong(String key, Object... arguments) {
                said.add(key);
            }
        };
    }

    @Test
    void saysThatSomebodyDeletedTheApplicationMeanwhile() {
        page.test("peakon");
        page.setPerson("ada@corp.example");
        page.simulateRecent("peakon");

        assertThat(said).containsExactly("application.unknown", "application.unknown");
    }
}
