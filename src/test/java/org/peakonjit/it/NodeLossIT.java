package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.HttpBrowser.Page;
import org.peakonjit.it.parts.TwoNodes;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.it.parts.WorkDirectories;

/**
 * Fifty people a second through the samples of HAProxy and nginx by turns, while a node dies, and some while it is started
 * anew.
 */
@WithSharedParts
class NodeLossIT {

    private static final int PER_SECOND = 50;
    /** While a node starts, which takes long enough where nobody else wants the processor. */
    private static final int PER_SECOND_MEANWHILE = 15;

    private static final int PEOPLE = 20;
    private static final int MOST_THREADS = 100;
    private static final int MOST_TRIES = 5;

    private final TwoNodes nodes;
    private final ExecutorService people = Executors.newFixedThreadPool(MOST_THREADS);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<Future<String>> logins = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    NodeLossIT(TwoNodes nodes) {
        this.nodes = nodes;
    }

    @AfterEach
    void stop() {
        clock.shutdownNow();
        people.shutdownNow();
    }

    /** Who was not in the killed process notices nothing; who was goes on by the load balancer's page, or by the browser. */
    @Test
    void losesNoLogin() throws Exception {
        for (int person = 0; person < PEOPLE; person++) {
            assertThat(signIn()).isEqualTo("straight");
        }
        Map<String, Long> killed = during(PER_SECOND, () -> {
            Thread.sleep(2000);
            nodes.kill(0);
            Thread.sleep(5000);
            return true;
        });
        Map<String, Long> alone = during(PER_SECOND_MEANWHILE, () -> {
            nodes.start(0);
            return true;
        });

        WorkDirectories.figure("logins: at %d/s %s while one of two nodes was killed, at %d/s %s while it started"
                .formatted(PER_SECOND, killed, PER_SECOND_MEANWHILE, alone));
        assertThat(killed.keySet()).isSubsetOf("straight", "went on");
        assertThat(killed.getOrDefault("went on", 0L)).isLessThanOrEqualTo(MOST_THREADS);
        assertThat(alone.keySet()).containsExactly("straight");
    }

    /** How the logins of that time ended, all of them. */
    private Map<String, Long> during(int perSecond, Callable<?> work) throws Exception {
        logins.clear();
        Future<?> ticking = clock.scheduleAtFixedRate(
                () -> logins.add(people.submit(this::signIn)), 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
        work.call();
        ticking.cancel(false);
        clock.submit(() -> true).get();
        Map<String, Long> endings = new TreeMap<>();
        for (Future<String> login : logins) {
            endings.merge(login.get(), 1L, Long::sum);
        }
        return endings;
    }

    /** A page, and whether it was asked for more than once. */
    private record Sent(Page page, boolean again) {}

    /** Over another connection each time, of which each may be one that was kept and has been closed. */
    private static Sent stubbornly(Supplier<Page> request) {
        for (int tries = 1; ; tries++) {
            try {
                return new Sent(request.get(), tries > 1);
            } catch (UncheckedIOException brokenOff) {
                if (tries == MOST_TRIES) {
                    throw brokenOff;
                }
            }
        }
    }

    /**
     * As a browser does: HAProxy closes a kept connection without a word where it would show its page on a new one, and
     * browsers then send the same once more. Whose answer was lost is led to the IdP a second time.
     */
    private String signIn() {
        int number = next.incrementAndGet();
        String email = "passer-by" + number % PEOPLE + "@corp.example";
        UnaryOperator<URI> balanced = number % 2 == 0 ? url -> url : url -> nodes.viaNginx(url.getPath());
        HttpBrowser browser = nodes.idp().browser();
        boolean wentOn = false;
        boolean answered = false;
        try {
            Page page = stubbornly(() -> browser.open(balanced.apply(nodes.url("/login/tabs"))))
                    .page();
            for (int step = 0; step < 10; step++) {
                if (nodes.idp().isSso(page.location())) {
                    wentOn |= answered;
                    answered = true;
                    Map<String, String> answer = nodes.idp().answer(page, email);
                    Sent posted = stubbornly(() -> browser.post(balanced.apply(nodes.url("/saml/acs")), answer));
                    wentOn |= posted.again();
                    page = posted.page();
                } else if (page.carriesResponse()) {
                    return wentOn ? "went on" : "straight";
                } else if (page.document().selectFirst("meta[http-equiv=refresh]") != null) {
                    wentOn = true;
                    Thread.sleep(Duration.ofSeconds(2).toMillis());
                    URI location = page.location();
                    page = stubbornly(() -> browser.open(location)).page();
                } else {
                    return page.status() + " " + page.code();
                }
            }
            return "without end";
        } catch (RuntimeException | InterruptedException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
