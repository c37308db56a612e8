package org.peakonjit.provisioning.scim.http;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.MonotonicTime;
import org.peakonjit.provisioning.OperationQuota;
import org.peakonjit.provisioning.Priority;
import org.peakonjit.provisioning.ScimCall;
import org.peakonjit.provisioning.result.ConnectionState;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.result.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.result.ProvisioningFailure.Obstacle;
import org.peakonjit.provisioning.scim.http.Answer.Answered;
import org.peakonjit.provisioning.scim.http.Answer.NotSent;
import org.peakonjit.trace.SignOnTrace;
import org.peakonjit.trace.StepKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to one application's Peakon, as long as URL and token stay the same: a circuit breaker that opens at once on
 * 401 and 403 and after repeated failure, the pause that a 429 asked for, and the operation quota.
 */
public final class ScimConnection {

    private static final Logger LOG = LoggerFactory.getLogger(ScimConnection.class);
    private static final Duration REMEMBERED = Duration.ofMinutes(2);
    private static final Duration PAUSE_BY_DEFAULT = Duration.ofSeconds(1);
    private static final Duration TOLD_AGAIN = Duration.ofSeconds(30);

    private final String application;
    private final URI baseUrl;
    private final String token;
    private final Exchanges exchanges;
    private final OperationQuota quota;
    private final Clock clock;
    private final Clock steady;
    private final CircuitBreaker breaker;
    private final Consumer<ConnectionState> learned;
    private final Consumer<ScimCall> calls;
    private final ServiceDialect dialect;
    private volatile boolean misconfigured;
    private volatile Instant toldThatItWorks = Instant.MIN;
    private volatile Instant pausedUntil = Instant.MIN;
    private volatile Instant failedAt = Instant.MIN;

    ScimConnection(
            String application,
            URI baseUrl,
            String token,
            Exchanges exchanges,
            OperationQuota quota,
            Clock clock,
            MonotonicTime time,
            Duration openFor,
            Consumer<ConnectionState> learned,
            Consumer<ScimCall> calls) {
        this.learned = learned;
        this.calls = calls;
        this.application = application;
        this.baseUrl = baseUrl;
        this.token = token;
        this.exchanges = exchanges;
        this.quota = quota;
        this.clock = clock;
        this.steady = time.asClock();
        this.dialect = new ServiceDialect(steady);
        this.breaker = CircuitBreaker.of(
                application,
                CircuitBreakerConfig.custom()
                        .clock(steady)
                        .slidingWindow(10, 5, SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(openFor)
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .maxWaitDurationInHalfOpenState(openFor)
                        .build());
    }

    boolean isTo(URI url, String itsToken) {
        return baseUrl.equals(url) && token.equals(itsToken);
    }

    URI baseUrl() {
        return baseUrl;
    }

    public ServiceDialect dialect() {
        return dialect;
    }

    public ConnectionState state() {
        if (breaker.getState() == State.CLOSED) {
            return ConnectionState.WORKING;
        }
        return misconfigured ? ConnectionState.MISCONFIGURED : ConnectionState.FAILING;
    }

    /** How long the service asked us to stay away; zero or negative when it does not mind us. */
    public Duration pause() {
        return pausedUntil.equals(Instant.MIN) ? Duration.ZERO : Duration.between(steady.instant(), pausedUntil);
    }

    public Answer send(ScimRequest request, Priority priority, Deadline deadline) {
        if (pause().toMillis() > 0) {
            return unavailable(FailureCause.PAUSE);
        }
        forgetOldFailures();
        if (!breaker.tryAcquirePermission()) {
            return misconfigured
                    ? new NotSent(new ProvisioningFailure(
                            Kind.MISCONFIGURED, FailureCause.TOKEN_REFUSED.fault(), Obstacle.TOKEN))
                    : unavailable(FailureCause.FAILED_REPEATEDLY);
        }
        if (!quota.take(baseUrl.toString(), priority)) {
            breaker.releasePermission();
            return unavailable(FailureCause.QUOTA_USED_UP);
        }
        long begun = System.nanoTime();
        Answer answer = exchanges.send(request, token, deadline);
        long nanos = System.nanoTime() - begun;
        calls.accept(new ScimCall(
                application,
                request.method(),
                answer instanceof Answered answered ? Integer.toString(answered.status()) : SignOnTrace.kind(answer),
                Duration.ofNanos(nanos)));
        trace(request, answer, TimeUnit.NANOSECONDS.toMillis(nanos));
        record(request, answer, nanos);
        return answer;
    }

    private static void trace(ScimRequest request, Answer answer, long milliseconds) {
        SignOnTrace.step(
                StepKind.SCIM_CALLED,
                "method",
                request.method(),
                "resource",
                request.resource(),
                "answer",
                answer instanceof Answered answered ? answered.status() : SignOnTrace.kind(answer),
                "milliseconds",
                milliseconds);
    }

    /** Failures of long ago say nothing of Peakon now, however few calls were made since. */
    private void forgetOldFailures() {
        if (breaker.getState() != State.OPEN
                && !failedAt.equals(Instant.MIN)
                && failedAt.isBefore(steady.instant().minus(REMEMBERED))) {
            failedAt = Instant.MIN;
            breaker.reset();
        }
    }

    private static NotSent unavailable(FailureCause cause) {
        return new NotSent(ProvisioningFailure.unavailable(cause));
    }

    private void record(ScimRequest request, Answer answer, long nanos) {
        if (!(answer instanceof Answered answered)) {
            failed(nanos);
        } else if (saysNothingOfTheService(request, answered)) {
            breaker.releasePermission();
        } else if (answered.status() == 401 || answered.status() == 403) {
            misconfigured = true;
            breaker.onError(nanos, TimeUnit.NANOSECONDS, new IllegalStateException("token refused"));
            if (breaker.getState() != State.OPEN) {
                breaker.transitionToOpenState();
            }
            LOG.warn(
                    "Peakon of application {} refuses our token ({}): no call is made for a while; check the token",
                    application,
                    answered.status());
            tell(false);
        } else if (answered.status() == 429) {
            breaker.releasePermission();
            pausedUntil = steady.instant()
                    .plus(RetryAfter.read(answered.retryAfter(), clock).orElse(PAUSE_BY_DEFAULT));
        } else if (answered.status() >= 500 && !isUnsupportedPatch(request, answered)
                || answered.status() < 400 && !answered.isSuccess()) {
            failed(nanos);
        } else if (request.changesNothing()
                && answered.isSuccess()
                && answered.status() != 204
                && answered.json().isEmpty()) {
            failed(nanos);
        } else {
            misconfigured = false;
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
            tell(true);
        }
    }

    /**
     * That it works is told now and then, for another node may have said otherwise since, and be gone; that it does not,
     * with each call that shows it.
     */
    private void tell(boolean wentWell) {
        ConnectionState state = state();
        boolean works = state == ConnectionState.WORKING;
        Instant now = steady.instant();
        if (works == wentWell && !(works && now.isBefore(toldThatItWorks.plus(TOLD_AGAIN)))) {
            toldThatItWorks = works ? now : Instant.MIN;
            learned.accept(state);
        }
    }

    /**
     * One account that is protected, or on whose change the service breaks, or one filter that it has not, is no reason to
     * stop the calls for everybody.
     */
    private static boolean saysNothingOfTheService(ScimRequest request, Answered answered) {
        return switch (request.about()) {
            case SERVICE -> false;
            case ACCOUNT -> answered.status() == 403 || answered.status() == 500 && !request.changesNothing();
            case FILTER -> answered.maybeLacksFilter();
        };
    }

    private static boolean isUnsupportedPatch(ScimRequest request, Answered answered) {
        return answered.status() == 501 && "PATCH".equals(request.method());
    }

    private void failed(long nanos) {
        misconfigured = false;
        failedAt = steady.instant();
        State before = breaker.getState();
        breaker.onError(nanos, TimeUnit.NANOSECONDS, new IllegalStateException("no good answer"));
        if (before != State.OPEN && breaker.getState() == State.OPEN) {
            LOG.warn("Calls to Peakon of application {} fail repeatedly: none is made for a while", application);
        }
        tell(false);
    }
}
