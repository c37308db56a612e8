package org.peakonjit.it;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.DirectIdp;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.HttpBrowser.Page;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.OwnClock;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.Proxy;
import org.peakonjit.it.parts.RawBrowser;
import org.peakonjit.provisioning.Fault;
import org.peakonjit.provisioning.FaultyScimServer;

/** A node whose clock, and with it its embedded database's, is set an hour ahead and back while people come. */
class ClockIT {

    private static final int AT_ONCE = 4;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration SETTLED = Duration.ofSeconds(90);
    private static final Set<String> OFTEN = Set.of(
            "watch-alerts", "send-notices", "send-changes", "seal-audit", "settle-conflicts", "forget-used-assertions");
    private static final String FORGETTING = "forget-used-assertions";
    private static final Pattern OF_A_TASK = Pattern.compile("(?m)^(\\w+)\\{task=\"([^\"]+)\",?} (\\S+)$");
    private static final String DUE = "peakonjit_task_due_timestamp_seconds";
    private static final String SUCCESS = "peakonjit_task_last_success_timestamp_seconds";

    /** Payara ends requests that are under way for a quarter of an hour by its clock. */
    private static final String INTERRUPTED = "internal.error";

    private final OwnClock clock = OwnClock.right();
    private final DirectIdp idp = new DirectIdp();
    private final FaultyScimServer scim = FaultyScimServer.start();
    private final ExecutorService people = Executors.newFixedThreadPool(AT_ONCE);
    private final PayaraMicro node = PayaraMicro.startBy(
            clock,
            "clock",
            Landscape.settings(
                    idp.metadataFile().toString(),
                    Landscape.application("peakon", scim.baseUrl(), FaultyScimServer.TOKEN)));

    @AfterEach
    void stop() {
        people.shutdownNow();
        node.close();
        scim.close();
    }

    @Test
    void goesOnWhenItIsSetAheadAndBack() throws Exception {
        HttpBrowser ann = idp.browser();
        Map<String, String> answer = idp.answer(ann.open(node.url("/login")), "ann@corp.example");
        HttpBrowser thief = ann.copy();
        assertThat(post(ann, answer).carriesResponse()).isTrue();
        HttpBrowser administrator = signedInToConsole();

        List<Future<Page>> underWay = newPeople("ahead");
        await().atMost(SOON).until(() -> scim.calls("POST").size() >= AT_ONCE);
        clock.set(HOUR);
        assertEnded(underWay);
        assertThat(atConsole(administrator)).as("idle for an hour").contains("/sign-in.xhtml");
        HttpBrowser again = signedInToConsole();
        assertRefusedForTheClock("issued too long ago");
        assertThat(post(thief.copy(), answer).carriesResponse()).isFalse();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(tasks(SUCCESS).get(FORGETTING))
                        .isAfter(Instant.now().plus(HOUR.dividedBy(2))));

        underWay = newPeople("back");
        clock.set(Duration.ZERO);
        assertEnded(underWay);
        assertThat(atConsole(again)).as("signed in in the future").contains("/index.xhtml");
        assertThat(post(thief, answer).carriesResponse()).as("used before").isFalse();
        assertThat(signIn("cy@corp.example").carriesResponse()).isTrue();
        assertTasksGoOn(Duration.ZERO);

        clock.set(HOUR.negated());
        assertRefusedForTheClock("issued in the future");
        assertTasksGoOn(HOUR.negated());

        clock.set(Duration.ZERO);
        assertThat(signIn("dee@corp.example").carriesResponse()).isTrue();
        assertTasksGoOn(Duration.ZERO);
        await().atMost(SETTLED)
                .untilAsserted(() -> assertThat(node.api().licensesConsumed("peakon"))
                        .isEqualTo(scim.users().size()));
        assertThat(node.api().seats("peakon")).hasSize(scim.users().size());
    }

    /** Some at once, and others after them; it takes a while to make their accounts. */
    private List<Future<Page>> newPeople(String names) {
        scim.always("POST", Fault.slow(Duration.ofSeconds(1)));
        scim.forgetCalls();
        return IntStream.range(0, 3 * AT_ONCE)
                .mapToObj(person -> people.submit(() -> signIn(names + person + "@corp.example")))
                .toList();
    }

    private void assertEnded(List<Future<Page>> signOns) throws Exception {
        for (Future<Page> signOn : signOns) {
            Page page = signOn.get();
            assertThat(page.carriesResponse() ? "admitted" : page.code())
                    .as("%d at %s: %s", page.status(), page.location(), page.text())
                    .isIn("admitted", "saml.expired", "provisioning.unavailable", INTERRUPTED);
        }
        scim.heal();
    }

    private Page signIn(String email) {
        HttpBrowser browser = idp.browser();
        return post(browser, idp.answer(browser.open(node.url("/login")), email));
    }

    private Page post(HttpBrowser browser, Map<String, String> answer) {
        return browser.post(node.url("/saml/acs"), answer);
    }

    /** To the person and to the administrator. */
    private void assertRefusedForTheClock(String why) {
        Page refused = signIn("ben@corp.example");
        assertThat(refused.code()).isEqualTo("saml.expired");
        assertThat(refused.text()).contains("a clock may be wrong");
        JsonNode attempt = node.api().get("/sign-ons/" + refused.reference()).body();
        assertThat(attempt.toString()).contains(why, "here it is", "peakonjit.saml.clock-skew");
    }

    private HttpBrowser signedInToConsole() {
        HttpBrowser browser = new HttpBrowser();
        Page form = browser.open(node.url("/console/sign-in.xhtml"));
        browser.submit(
                form,
                Map.of("signIn:name", Proxy.ADMIN, "signIn:password", Proxy.ADMIN_PASSWORD, "signIn:go", "signIn:go"));
        assertThat(atConsole(browser)).contains("/index.xhtml");
        return browser;
    }

    /** Where whoever wants the first page arrives. */
    private String atConsole(HttpBrowser browser) {
        URI arrived = browser.open(node.url("/console/index.xhtml")).location();
        return arrived.getPath();
    }

    /** What recurs within minutes waits for no longer than that, by the node's clock. */
    private void assertTasksGoOn(Duration ahead) {
        await().atMost(SOON).untilAsserted(() -> {
            Instant soon = Instant.now().plus(ahead).plus(Duration.ofMinutes(11));
            Map<String, Instant> due = tasks(DUE);
            due.keySet().retainAll(OFTEN);
            assertThat(due)
                    .isNotEmpty()
                    .allSatisfy((task, at) -> assertThat(at).as(task).isBefore(soon));
        });
    }

    /** That metric of each background task. */
    private Map<String, Instant> tasks(String metric) {
        return OF_A_TASK
                .matcher(new RawBrowser(node.baseUrl()).get("/ops/metrics").body())
                .results()
                .filter(line -> line.group(1).equals(metric))
                .collect(toMap(
                        line -> line.group(2),
                        line -> Instant.ofEpochSecond((long) Double.parseDouble(line.group(3)))));
    }
}
