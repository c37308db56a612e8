package org.peakonjit.web.prepared;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.peakonjit.network.ClientAddresses;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.schedule.DeploymentThreads;
import org.peakonjit.secret.RandomId;
import org.peakonjit.signon.Planned;
import org.peakonjit.signon.SignOn;
import org.peakonjit.signon.SignOnResult;
import org.peakonjit.trace.SignOnTrace;
import org.peakonjit.web.destination.Destinations;
import org.peakonjit.web.destination.SignOnAttempt;
import org.peakonjit.web.request.BrowserFault;
import org.peakonjit.web.request.Redirects;
import org.peakonjit.web.request.StateCookies;
import org.peakonjit.web.signon.HandOffContext;
import org.peakonjit.web.signon.SignOnEnd;
import org.peakonjit.web.signon.SignOnResponder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sign-ons that Peakon has to be asked for. A quick Peakon is waited for; where it is slow, the work goes on in the
 * background and the person is sent to a page that waits, so that nobody looks at the IdP's page without a sign. The
 * work is done once, however often that page is loaded.
 */
@Singleton
public class PreparedSignOns {

    /** So long nobody wonders yet. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /** How much longer than their time budget sign-ons may take: a flight outlives it, and a node may be busy. */
    private static final Duration MARGIN = Duration.ofSeconds(15);

    private static final int MOST_AT_ONCE = 128;
    private static final int MOST_WAITING = 32;

    private static final Logger LOG = LoggerFactory.getLogger(PreparedSignOns.class);

    private final SignOn signOn;
    private final SignOnResponder responder;
    private final Preparations preparations;
    private final PreparationSeal seal;
    private final StateCookies cookies;
    private final ClientAddresses addresses;
    private final Clock clock;

    private final Map<String, CompletableFuture<?>> underWay = new ConcurrentHashMap<>();

    /** Of requests that wait for an outcome: the others are answered at once, and the server has threads left. */
    private final Semaphore places = new Semaphore(MOST_WAITING);

    /** Where all threads are taken, the request's own does the work. */
    private final ExecutorService workers = new ThreadPoolExecutor(
            0,
            MOST_AT_ONCE,
            60,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            new DeploymentThreads("sign-on"),
            new ThreadPoolExecutor.CallerRunsPolicy());

    @Inject
    PreparedSignOns(
            SignOn signOn,
            SignOnResponder responder,
            Preparations preparations,
            PreparationSeal seal,
            StateCookies cookies,
            ClientAddresses addresses,
            Clock clock) {
        this.signOn = signOn;
        this.responder = responder;
        this.preparations = preparations;
        this.seal = seal;
        this.cookies = cookies;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * Decides with Peakon's help, and records the outcome. Never to be called in a transaction.
     *
     * @return empty when the browser was sent to the page that waits
     */
    public Optional<SignOnResult> decide(
            HttpServletRequest request,
            HttpServletResponse response,
            SignOnAttempt attempt,
            Planned planned,
            String reference) {
        String address = addresses.of(request);
        Supplier<SignOnResult> work =
                () -> signOn.provision(planned, result -> responder.record(address, attempt, result, reference));
        if (!mayBeShownAPage(request, attempt.accepted().pending())) {
            return Optional.of(work.get());
        }
        Supplier<SignOnTrace.Scope> trace = SignOnTrace.handOver();
        CompletableFuture<SignOnResult> result = CompletableFuture.supplyAsync(
                () -> {
                    try (SignOnTrace.Scope scope = trace.get()) {
                        return work.get();
                    }
                },
                workers);
        try {
            return Optional.of(result.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            sendToWait(request, response, attempt, reference, address, result);
            return Optional.empty();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a person is provisioned", e);
        }
    }

    /** Not where Peakon wants nobody disturbed, nor where no page is asked for. */
    private static boolean mayBeShownAPage(HttpServletRequest request, @Nullable PendingSignOn pending) {
        String accept = request.getHeader("Accept");
        boolean passive = pending != null && pending.asksPassively();
        return !passive && accept != null && accept.contains("text/html");
    }

    private void sendToWait(
            HttpServletRequest request,
            HttpServletResponse response,
            SignOnAttempt attempt,
            String reference,
            String address,
            CompletableFuture<SignOnResult> result) {
        String id = RandomId.next();
        String browser = RandomId.next();
        Instant until =
                clock.instant().plus(attempt.application().scim().timeBudget()).plus(MARGIN);
        preparations.begin(id, attempt.application().name(), until);
        CompletableFuture<Void> ended = result.handle((decided, failure) -> {
            leave(id, browser, attempt, reference, address, decided, failure);
            return null;
        });
        underWay.put(id, ended);
        ended.whenComplete((nothing, failure) -> underWay.remove(id));
        cookies.put(
                response,
                PreparationSeal.cookie(id),
                browser,
                Duration.between(clock.instant(), until.plus(Preparations.LONGEST_KEPT)));
        Redirects.seeOther(
                response, request.getContextPath() + PreparingServlet.path(id, Destinations.targetOf(attempt)));
    }

    /** In a worker's thread: the request may be long over. */
    private void leave(
            String id,
            String browser,
            SignOnAttempt attempt,
            String reference,
            String address,
            @Nullable SignOnResult decided,
            @Nullable Throwable failure) {
        try {
            SignOnEnd end;
            if (decided instanceof SignOnResult.Admitted admitted) {
                end = SignOnEnd.admitted(HandOffContext.of(attempt, admitted.nameId()), reference);
            } else if (decided instanceof SignOnResult.Refused refused) {
                end = SignOnEnd.refused(refused.refusal(), attempt.accepted().pending(), reference);
            } else {
                end = SignOnEnd.refused(
                        failed(attempt, reference, address, failure),
                        attempt.accepted().pending(),
                        reference);
            }
            preparations.end(id, seal.seal(end, browser));
        } catch (RuntimeException e) {
            LOG.error("reference={} the outcome could not be left for the page that waits", reference, e);
        }
    }

    private Refusal failed(SignOnAttempt attempt, String reference, String address, @Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure == null ? new IllegalStateException("no outcome") : failure;
        LOG.error("reference={} provisioning failed", reference, cause);
        Refusal refusal = BrowserFault.refusal(cause);
        try {
            responder.recordFailure(address, attempt, refusal, reference);
        } catch (RuntimeException e) { // whoever waits is told all the same
            LOG.error("reference={} is not in the audit", reference, e);
        }
        return refusal;
    }

    /** Waits for the outcome, where this node is the one that works at it and not too many wait already. */
    void await(String id, Duration longest) {
        CompletableFuture<?> ended = underWay.get(id);
        if (ended == null || !places.tryAcquire()) {
            return;
        }
        try {
            ended.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("{} is not ready yet", id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
    }

    @PreDestroy
    void stop() {
        workers.shutdown();
        try {
            if (!workers.awaitTermination(MARGIN.toSeconds(), TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
