package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.DirectIdp;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.HttpBrowser.Page;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.TwoNodes;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.sandbox.peakon.PeakonSandbox;
import org.peakonjit.sandbox.scim.Fault;
import org.peakonjit.sandbox.scim.ScimCall;

/** Two nodes on one PostgreSQL, with people at both and a node that dies. */
@WithSharedParts
class ClusterIT {

    private static final int LIMIT = 10;
    private static final int REPLAYS = 100;
    private static final int PEOPLE = 200;
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(3);

    private final TwoNodes nodes;
    private final DirectIdp idp;
    private final PeakonSandbox peakon;
    private final ExecutorService people = Executors.newFixedThreadPool(32);

    ClusterIT(TwoNodes nodes) {
        this.nodes = nodes;
        this.idp = nodes.idp();
        this.peakon = nodes.peakon();
    }

    @AfterEach
    void stop() {
        people.shutdownNow();
    }

    @Test
    void staysExactToOneSeatThoughANodeIsKilled() throws Exception {
        sameNewPersonInEightTabsCostsOneSeat();
        oneOfTwoAnswersAtBothNodesIsAccepted();
        neverMoreAccountsThanSeats();
    }

    /** Rule L1. */
    private void sameNewPersonInEightTabsCostsOneSeat() throws Exception {
        peakon.forgetCalls(); // of which it keeps a thousand
        long before = creates();
        int seats = nodes.node(0).apiAtNode().seats("tabs").size();
        List<Page> tabs = together(IntStream.range(0, 8)
                .<Callable<Page>>mapToObj(tab -> () -> signIn(nodes.node(tab % 2), "tabs", "tabitha@corp.example"))
                .toList());

        assertThat(tabs)
                .allSatisfy(
                        tab -> assertThat(tab.carriesResponse()).as(tab.text()).isTrue());
        assertThat(creates() - before).isEqualTo(1);
        assertThat(nodes.node(1).apiAtNode().licensesConsumed("tabs")).isEqualTo(seats + 1);
        assertThat(nodes.node(0).apiAtNode().seats("tabs")).hasSize(seats + 1);
    }

    /** The same answer twice, and two answers to the same request, in turn. */
    private void oneOfTwoAnswersAtBothNodesIsAccepted() throws Exception {
        for (int round = 0; round < REPLAYS; round++) {
            HttpBrowser browser = idp.browser();
            Page atIdp = browser.open(nodes.node(0).atNode("/login/tabs"));
            Map<String, String> answer = idp.answer(atIdp, "tabitha@corp.example");
            Map<String, String> other = round % 2 == 0 ? answer : idp.answer(atIdp, "tabitha@corp.example");
            HttpBrowser twin = browser.copy();
            List<Page> pages = together(List.of(
                    () -> browser.post(nodes.node(0).atNode("/saml/acs"), answer),
                    () -> twin.post(nodes.node(1).atNode("/saml/acs"), other)));

            assertThat(pages.stream().filter(Page::carriesResponse)).hasSize(1);
            Page loser = pages.get(pages.get(0).carriesResponse() ? 1 : 0);
            if (other == answer) {
                assertThat(idp.isSso(loser.location())).as("begins anew").isTrue();
            } else {
                assertThat(loser.code()).isEqualTo("saml.replayed");
            }
        }
    }

    /** Rules L2, L7 and L10. */
    private void neverMoreAccountsThanSeats() throws Exception {
        nodes.node(0).apiAtNode().apply(Landscape.limited(Landscape.application("peakon", peakon), LIMIT));
        long before = creates();
        peakon.faults().setSlowness(Duration.ofMillis(400));
        peakon.faults().inject(Fault.SLOW);
        List<Future<Page>> signOns = IntStream.range(0, PEOPLE)
                .mapToObj(person -> people.submit(() -> signInStubbornly(person, "person" + person + "@corp.example")))
                .toList();
        while (peakon.scimCalls().stream().noneMatch(call -> call.target().contains("person"))) {
            Thread.sleep(20);
        }
        Thread.sleep(600);
        nodes.kill(0);
        nodes.start(0);
        PayaraMicro restarted = nodes.node(0);

        Map<String, Long> endings = new HashMap<>();
        for (Future<Page> signOn : signOns) {
            Page page = signOn.get();
            endings.merge(page.carriesResponse() ? "admitted" : page.code(), 1L, Long::sum);
        }
        peakon.faults().inject(Fault.NONE);

        assertThat(endings.keySet()).isSubsetOf("admitted", "license.limit-reached", "provisioning.unavailable");
        assertThat(creates() - before).isLessThanOrEqualTo(LIMIT);
        awaitAgreement(restarted, before);

        together(IntStream.range(0, 2 * LIMIT)
                .<Callable<Page>>mapToObj(late -> () ->
                        signIn(late % 2 == 0 ? restarted : nodes.node(1), "peakon", "late" + late + "@corp.example"))
                .toList());
        assertThat(creates() - before).isEqualTo(LIMIT);
        awaitAgreement(restarted, before);
        assertThat(restarted.apiAtNode().licensesConsumed("peakon")).isEqualTo(LIMIT);
    }

    /** Nobody helps: the number shown, the ledger and Peakon agree in the end. */
    private void awaitAgreement(PayaraMicro node, long createsBefore) {
        await().atMost(SETTLED_WITHIN)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(node.apiAtNode().licensesConsumed("peakon"))
                        .isEqualTo((int) (creates() - createsBefore)));
        assertThat(node.apiAtNode().seats("peakon")).hasSize((int) (creates() - createsBefore));
    }

    private long creates() {
        return peakon.scimCalls().stream().filter(ScimCall::created).count();
    }

    /** As a person does whose browser says that the connection broke: tries again, until a page comes. */
    private Page signInStubbornly(int person, String email) {
        for (int attempt = 0; attempt < 10; attempt++) {
            PayaraMicro node = attempt == 0 ? nodes.node(person % 2) : nodes.node(1);
            try {
                return signIn(node, "peakon", email);
            } catch (UncheckedIOException | IllegalStateException gone) {
                // the node was killed, or its server is there again and we are not yet
            }
        }
        throw new IllegalStateException("no answer for " + email);
    }

    private Page signIn(PayaraMicro node, String application, String email) {
        HttpBrowser browser = idp.browser();
        Page atIdp = browser.open(node.atNode("/login/" + application));
        return browser.post(node.atNode("/saml/acs"), idp.answer(atIdp, email));
    }

    private <T> List<T> together(List<Callable<T>> tasks) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> future : people.invokeAll(tasks)) {
            results.add(future.get());
        }
        return results;
    }
}
