package org.peakonjit.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.application.Application;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.InMemoryApplications;

class EachApplicationTest {

    private final InMemoryApplications applications = new InMemoryApplications();
    private final List<String> turns = new ArrayList<>();

    @BeforeEach
    void three() {
        for (String name : List.of("a", "b", "c")) {
            Application like = Fixtures.peakon(1);
            applications.put(
                    new Application(name, like.description(), null, true, like.policies(), like.saml(), like.scim()),
                    null,
                    null);
        }
    }

    @Test
    void hasItsTurnWhateverBreaksAtAnother() {
        assertThatThrownBy(() -> EachApplication.of(applications, application -> {
                    turns.add(application.name());
                    if (!application.name().equals("c")) {
                        throw new IllegalStateException(application.name());
                    }
                }))
                .hasMessage("a")
                .satisfies(first -> assertThat(first.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("b"));
        assertThat(turns).containsExactly("a", "b", "c");
    }

    @Test
    void waitsWithTheOthersForADatabaseThatIsAway() {
        assertThatThrownBy(() -> EachApplication.of(applications, application -> {
                    turns.add(application.name());
                    throw new IllegalStateException(new SQLTransientConnectionException("away"));
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(turns).containsExactly("a");
    }

    @Test
    void isLeftToAnotherNodeOnceThisOneStops() {
        EachApplication.of(applications, application -> {
            turns.add(application.name());
            Thread.currentThread().interrupt();
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(turns).containsExactly("a");
    }
}
