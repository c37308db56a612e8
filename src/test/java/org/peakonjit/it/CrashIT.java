package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.it.parts.DirectIdp;
import org.peakonjit.it.parts.FreePort;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.provisioning.Fault;
import org.peakonjit.provisioning.FaultyScimServer;

/** One node, killed at the worst moments, and nobody helps afterwards (rule L7). */
class CrashIT {

    private static final String APPLICATION = "peakon";
    private static final int LIMIT = 10;
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(120);

    private final DirectIdp idp = new DirectIdp();
    private final FaultyScimServer scim = FaultyScimServer.start();
    private final ExecutorService people = Executors.newCachedThreadPool();
    private final Map<String, String> settings = new HashMap<>();
    private volatile PayaraMicro node;

    @TempDir
    private Path dataDir;

    @BeforeEach
    void describe() {
        settings.put("peakonjit.data-dir", dataDir.toString());
        settings.put("peakonjit.base-url", "http://localhost:" + FreePort.next());
        settings.putAll(Landscape.settings(idp.metadataFile().toString(), application()));
    }

    @AfterEach
    void stop() {
        people.shutdownNow();
        if (node != null) {
            node.close();
        }
        scim.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"MARIADB", "H2"})
    void l7LedgerNumberAndPeakonAgreeAfterAKillAtAnyStep(TestDatabase database) {
        if (database == TestDatabase.MARIADB) {
            settings.putAll(TestDatabase.mariaDb().freshDatabase("crash"));
        }
        node = PayaraMicro.start("crash", FreePort.next(), settings);

        assertThat(signIn("done@corp.example").carriesResponse()).isTrue();
        scim.next("POST", Fault.silenceAfterCommit(), Fault.hang());
        comes("killed-between-create-and-assign@corp.example");
        await(() -> scim.users().size() == 2);
        comes("killed-during-create@corp.example");
        await(() -> scim.calls("POST").size() == 3);
        scim.always("GET", Fault.hang());
        int lookUps = scim.calls("GET").size();
        comes("killed-between-reserve-and-create@corp.example");
        await(() -> scim.calls("GET").size() > lookUps);
        node.kill();

        scim.heal();
        node = PayaraMicro.start("crash-again", FreePort.next(), settings);
        assertThat(node.apiAtNode().licensesConsumed(APPLICATION))
                .as("no reservation is lost")
                .isEqualTo(4);

        await(() ->
                node.apiAtNode().licensesConsumed(APPLICATION) == scim.users().size());
        assertThat(scim.users()).hasSize(2);
        JsonNode ledger = node.apiAtNode().seats(APPLICATION);
        assertThat(ledger).hasSize(2);
        assertThat(ledger.findValuesAsText("state")).containsOnly("assigned");
        assertThat(ledger.findValuesAsText("holder"))
                .containsExactlyInAnyOrder("done@corp.example", "killed-between-create-and-assign@corp.example");
    }

    private ObjectNode application() {
        ObjectNode application = Landscape.application(APPLICATION, scim.baseUrl(), FaultyScimServer.TOKEN);
        return Landscape.limited(application, LIMIT);
    }

    private void comes(String email) {
        people.submit(() -> signIn(email));
    }

    private HttpBrowser.Page signIn(String email) {
        HttpBrowser browser = idp.browser();
        HttpBrowser.Page atIdp = browser.open(node.atNode("/login"));
        return browser.post(node.atNode("/saml/acs"), idp.answer(atIdp, email));
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(SETTLED_WITHIN)
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
