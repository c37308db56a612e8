package org.peakonjit.administration.testsignin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.config.TestSettings;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.secret.TestSealers;
import org.peakonjit.subject.AttributeNames;
import org.peakonjit.subject.DomainScope;
import org.peakonjit.subject.NameId;
import org.peakonjit.subject.Subject;

class TestSignInDestinationTest {

    private final TestTicket ticket = new TestTicket("0123", "partners", "admin", Instant.EPOCH);

    @TempDir
    private Path dataDir;

    @Test
    void isForThePeopleOfTheApplicationThatIsTried() {
        assertThat(destination().application(TestSignInDestination.forConsole(ticket)))
                .contains("partners");
        assertThat(destination().application(TestSignInDestination.forApi(ticket)))
                .contains("partners");
        assertThat(destination().application(PendingSignOn.to("$test", null))).isEmpty();
    }

    /** An identity provider whose attributes are not known yet is what a test is for. */
    @Test
    void takesWhoeverComesSinceTheRulesAreToldOnly() {
        Subject nobodys = new Subject(
                "https://idp.example",
                new NameId("_7", NameId.TRANSIENT),
                Map.of("MAIL", List.of("ann@corp.example")),
                AttributeNames.common(),
                new DomainScope(Set.of("corp.example"), Set.of()));

        assertThat(nobodys.isInScope()).isFalse();
        assertThat(destination().takes(nobodys)).isTrue();
    }

    private TestSignInDestination destination() {
        return new TestSignInDestination(
                TestSettings.in(dataDir), null, new TestSignInSeal(TestSealers.fresh()), null, null, null);
    }
}
