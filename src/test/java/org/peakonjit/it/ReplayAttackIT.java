package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peakonjit.it.parts.AttackedProxy.ACS;
import static org.peakonjit.it.parts.AttackedProxy.ALICE;
import static org.peakonjit.it.parts.AttackedProxy.ATTACKED;
import static org.peakonjit.it.parts.AttackedProxy.HONEST;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.AttackedProxy;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.RawBrowser;
import org.peakonjit.it.parts.RawBrowser.Answer;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.saml.attack.ForgersIdp;

/** Genuine answers of the IdP, posted again, or by a browser that did not ask for them. */
@WithSharedParts
class ReplayAttackIT {

    private static final int ROUNDS = 50;

    private final AttackedProxy proxy;

    ReplayAttackIT(AttackedProxy proxy) {
        this.proxy = proxy;
    }

    /**
     * What is posted again by the browser that asked for it, as after a node's end, lets nobody in: the sign-on begins anew
     * at the IdP, and once only.
     */
    @Test
    void beginsAnewOnceWhereItsOwnBrowserReplays() {
        RawBrowser browser = proxy.browser();
        String message = proxy.honestAnswer(browser, "replayed@corp.example");
        Answer first = browser.copy().post(ACS, "SAMLResponse", message);

        Answer again = browser.post(ACS, "SAMLResponse", message);
        assertThat(again.status()).isEqualTo(302);
        assertThat(again.header("Location")).startsWith(ForgersIdp.SSO + "?");
        String other = proxy.answer("replayed@corp.example", again.requestId()).post();
        Answer second = browser.copy().post(ACS, "SAMLResponse", other);
        Answer thrice = browser.post(ACS, "SAMLResponse", other);

        assertThat(first.issued()).contains(">replayed@corp.example<");
        assertThat(second.issued()).contains(">replayed@corp.example<");
        proxy.assertRefused(thrice, "saml.replayed");
        assertThat(proxy.log()).doesNotContain("replayed@corp");
    }

    @Test
    void acceptsOneOfManyThatPostTheSameAtOnce() throws Exception {
        long before = creates();
        for (int round = 0; round < ROUNDS; round++) {
            RawBrowser browser = proxy.browser();
            String message = proxy.honestAnswer(browser, "parallel@corp.example");

            assertOneIsAccepted(
                    atOnce(browser, Collections.nCopies(8, message)),
                    answer ->
                            answer.status() == 302 && answer.header("Location").startsWith(ForgersIdp.SSO));
        }
        assertThat(creates() - before).isEqualTo(1);
    }

    /** The state cookie is still there, the second answer is as honest as the first, and about somebody else. */
    @Test
    void refusesAnotherAnswerToARequestThatWasAnswered() {
        RawBrowser browser = proxy.browser();
        String requestId = browser.get("/login/" + HONEST).requestId();
        Answer first = browser.copy()
                .post(
                        ACS,
                        "SAMLResponse",
                        proxy.answer("answered@corp.example", requestId).post());

        Answer second = browser.post(
                ACS,
                "SAMLResponse",
                proxy.answer("late.second@corp.example", requestId).post());

        assertThat(first.issued()).contains(">answered@corp.example<");
        proxy.assertRefused(second, "saml.replayed");
        assertThat(proxy.peakon(HONEST).scimCalls())
                .noneMatch(call -> call.target().contains("late.second"));
        assertThat(proxy.peakon(HONEST).users().named("late.second@corp.example"))
                .isEmpty();
    }

    @Test
    void acceptsOneOfManyAnswersToOneRequestAtOnce() throws Exception {
        long before = creates();
        for (int round = 0; round < ROUNDS; round++) {
            RawBrowser browser = proxy.browser();
            String requestId = browser.get("/login/" + HONEST).requestId();
            List<String> messages = IntStream.range(0, 8)
                    .mapToObj(i -> proxy.answer("twin" + i % 2 + "@corp.example", requestId)
                            .post())
                    .toList();

            assertOneIsAccepted(
                    atOnce(browser, messages), answer -> answer.code().equals("saml.replayed"));
        }
        assertThat(creates() - before).isLessThanOrEqualTo(2);
    }

    /** What was meant for one browser is worth nothing in another: it is not believed, but starts over. */
    @Test
    void startsOverWithAnAnswerMeantForAnotherBrowser() {
        RawBrowser victim = proxy.browser();
        Answer start = proxy.browser().get("/login/" + ATTACKED);
        String message = proxy.answer(ALICE, start.requestId()).post();

        Answer answer = victim.post(ACS, "SAMLResponse", message, "RelayState", relayState(start));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).startsWith(ForgersIdp.SSO + "?");
        assertThat(proxy.traces(ATTACKED)).isEmpty();
    }

    /** The sign-on survives a lost cookie once; a browser that keeps none gets a page, not a loop. */
    @Test
    void startsOverAtMostOnce() {
        RawBrowser browser = proxy.browser();
        Answer first = browser.get("/login/" + ATTACKED);
        browser.cookies().clear();
        Answer restart = browser.post(
                ACS, "SAMLResponse", proxy.answer(ALICE, first.requestId()).post(), "RelayState", relayState(first));
        browser.cookies().clear();

        Answer end = browser.post(
                ACS,
                "SAMLResponse",
                proxy.answer(ALICE, restart.requestId()).post(),
                "RelayState",
                relayState(restart));

        proxy.assertRefused(end, "saml.unsolicited");
    }

    private static List<Answer> atOnce(RawBrowser browser, List<String> messages) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(messages.size());
        try {
            List<Callable<Answer>> posts = messages.stream()
                    .<Callable<Answer>>map(message -> () -> browser.copy().post(ACS, "SAMLResponse", message))
                    .toList();
            List<Answer> answers = new ArrayList<>();
            for (var post : threads.invokeAll(posts)) {
                answers.add(post.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void assertOneIsAccepted(List<Answer> answers, Predicate<Answer> notAccepted) {
        assertThat(answers)
                .filteredOn(answer -> answer.field("SAMLResponse").isPresent())
                .hasSize(1);
        assertThat(answers).filteredOn(notAccepted).hasSize(answers.size() - 1);
    }

    private long creates() {
        return proxy.peakon(HONEST).scimCalls().stream()
                .filter(call -> call.method().equals("POST"))
                .count();
    }

    private static String relayState(Answer start) {
        return HttpBrowser.queryParameter(URI.create(start.header("Location")), "RelayState");
    }
}
