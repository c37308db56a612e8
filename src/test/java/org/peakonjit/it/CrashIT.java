package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.it.parts.DirectIdp;
import org.peakonjit.it.parts.FreePort;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.PostgresServer;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.it.parts.WorkDirectories;
import org.peakonjit.provisioning.Fault;
import org.peakonjit.provisioning.FaultyScimServer;

/**
 * A node on each database, killed at the worst moments, and nobody helps afterwards (rule L7). All three at once, for the
 * most of it is waiting.
 */
@WithSharedParts
@Isolated("its nodes have to be at known steps when they are killed")
class CrashIT {

    private static final String APPLICATION = "peakon";
    private static final int LIMIT = 10;

    /** Reservations are not settled before three nodes have started on a busy machine. */
    private static final int BUDGET_SECONDS = 30;

    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(180);

    @Test
    void l7LedgerNumberAndPeakonAgreeAfterAKillAtAnyStep(PostgresServer postgres) {
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> crash("h2", Map.of())),
                        CompletableFuture.runAsync(() -> crash("postgresql", postgres.freshDatabase("crash"))),
                        CompletableFuture.runAsync(
                                () -> crash("mariadb", TestDatabase.mariaDb().freshDatabase("crash"))))
                .join();
    }

    private static void crash(String name, Map<String, String> database) {
        try (Installation installation = new Installation(name, database)) {
            installation.agreesAfterAKillAtAnyStep();
        }
    }

    private static final class Installation implements AutoCloseable {

        private final String name;
        private final DirectIdp idp = new DirectIdp();
        private final FaultyScimServer scim = FaultyScimServer.start();
        private final ExecutorService people = Executors.newCachedThreadPool();
        private final Map<String, String> settings = new HashMap<>();
        private volatile PayaraMicro node;

        Installation(String name, Map<String, String> database) {
            this.name = name;
            settings.putAll(database);
            settings.put(
                    "peakonjit.data-dir", WorkDirectories.fresh("crash-" + name).toString());
            settings.put("peakonjit.base-url", "http://localhost:" + FreePort.next());
            settings.putAll(Landscape.settings(idp.metadataFile().toString(), application()));
            node = PayaraMicro.start("crash-" + name, FreePort.next(), settings);
        }

        void agreesAfterAKillAtAnyStep() {
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
            node = PayaraMicro.start("crash-again-" + name, FreePort.next(), settings);
            assertThat(node.apiAtNode().licensesConsumed(APPLICATION))
                    .as("no reservation is lost on " + name)
                    .isEqualTo(4);

            await(() -> node.apiAtNode().licensesConsumed(APPLICATION)
                    == scim.users().size());
            assertThat(scim.users()).hasSize(2);
            JsonNode ledger = node.apiAtNode().seats(APPLICATION);
            assertThat(ledger).hasSize(2);
            assertThat(ledger.findValuesAsText("state")).containsOnly("assigned");
            assertThat(ledger.findValuesAsText("holder"))
                    .containsExactlyInAnyOrder("done@corp.example", "killed-between-create-and-assign@corp.example");
        }

        private ObjectNode application() {
            ObjectNode application = Landscape.application(APPLICATION, scim.baseUrl(), FaultyScimServer.TOKEN);
            application.withObject("/scim").put("timeoutSeconds", BUDGET_SECONDS);
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

        @Override
        public void close() {
            people.shutdownNow();
            node.close();
            scim.close();
        }
    }
}
