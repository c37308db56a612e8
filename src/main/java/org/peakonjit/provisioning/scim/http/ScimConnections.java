package org.peakonjit.provisioning.scim.http;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.provisioning.MonotonicTime;
import org.peakonjit.provisioning.OperationQuota;
import org.peakonjit.provisioning.ScimCall;
import org.peakonjit.provisioning.result.ConnectionReport;
import org.peakonjit.provisioning.result.ConnectionState;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.result.ProvisioningFailure.Kind;
import org.peakonjit.schedule.DeploymentThreads;

/** Keeps one channel per application and one HTTP client per base URL; new settings make a new channel. */
@Singleton
public class ScimConnections {

    private static final Duration OPEN_FOR = Duration.ofSeconds(30);
    private static final Duration LAST_CALLS = Duration.ofMinutes(2);

    private final Applications applications;
    private final OperationQuota quota;
    private final Clock clock;
    private final Duration openFor;
    private final Consumer<ConnectionReport> listener;
    private final ScheduledThreadPoolExecutor timer;
    private final Map<String, ScimConnection> channels = new HashMap<>();
    private final MonotonicTime time;
    private final BiFunction<URI, ScheduledExecutorService, Exchanges> exchanges;
    private final Consumer<ScimCall> calls;
    private final Map<URI, Exchanges> clients = new HashMap<>();

    @Inject
    ScimConnections(
            Applications applications,
            OperationQuota quota,
            Clock clock,
            MonotonicTime time,
            Event<ConnectionReport> events,
            Event<ScimCall> calls) {
        this(applications, quota, clock, OPEN_FOR, events::fireAsync, time, ScimHttp::new, calls::fire);
    }

    public ScimConnections(
            Applications applications,
            OperationQuota quota,
            Clock clock,
            Duration openFor,
            Consumer<ConnectionReport> listener,
            MonotonicTime time,
            BiFunction<URI, ScheduledExecutorService, Exchanges> exchanges,
            Consumer<ScimCall> calls) {
        this.calls = calls;
        this.listener = listener;
        this.time = time;
        this.exchanges = exchanges;
        this.applications = applications;
        this.quota = quota;
        this.clock = clock;
        this.openFor = openFor;
        timer = new ScheduledThreadPoolExecutor(1, new DeploymentThreads("scim-timer"));
        timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * Makes the connections of all applications, and lets calls be made to a service on the loopback that knows nobody: the
     * first ones load a whole library, for which nobody should wait.
     *
     * @param userName of whom the service may be told to create
     */
    public void rehearse(String userName, Consumer<ScimConnections> calls) {
        applications.all().stream().filter(Application::enabled).forEach(this::of);
        new ScimRehearsal(userName).run(url -> {
            ScimConnections there =
                    new ScimConnections(
                            applications,
                            (service, priority) -> true,
                            clock,
                            openFor,
                            report -> {},
                            time,
                            exchanges,
                            call -> {}) {
                        @Override
                        public Optional<ScimConnection> of(Application application) {
                            return Optional.of(channel(application.name(), url, "none"));
                        }
                    };
            try {
                calls.accept(there);
            } finally {
                there.close();
            }
        });
    }

    /** The time in which calls wait. */
    public MonotonicTime time() {
        return time;
    }

    /** The channel by the application's settings of this moment; empty without URL or token, or where the URL is another. */
    public Optional<ScimConnection> of(Application application) {
        URI baseUrl = application.scim().baseUrl();
        Optional<String> token =
                applications.bearerToken(application).map(String::strip).filter(ScimConnections::isSendable);
        return baseUrl == null ? Optional.empty() : token.map(text -> channel(application.name(), baseUrl, text));
    }

    /** Why there is no channel. */
    public ProvisioningFailure missing(Application application) {
        URI known = application.scim().baseUrl();
        boolean moved = applications
                .find(application.name())
                .map(now -> now.scim().baseUrl())
                .filter(now -> known != null && !now.equals(known))
                .isPresent();
        return moved
                ? ProvisioningFailure.unavailable(FailureCause.URL_CHANGED)
                : new ProvisioningFailure(Kind.MISCONFIGURED, FailureCause.NOT_CONFIGURED);
    }

    private static boolean isSendable(String token) {
        return !token.isEmpty() && token.chars().allMatch(character -> character > 0x20 && character < 0x7f);
    }

    synchronized ScimConnection channel(String application, URI baseUrl, String token) {
        ScimConnection there = channels.get(application);
        if (there != null && there.isTo(baseUrl, token)) {
            return there;
        }
        Exchanges to = clients.computeIfAbsent(baseUrl, url -> exchanges.apply(url, timer));
        ScimConnection made = new ScimConnection(
                application,
                baseUrl,
                token,
                to,
                quota,
                clock,
                time,
                openFor,
                state -> tell(application, baseUrl, token, state),
                calls);
        channels.put(application, made);
        if (there != null
                && channels.values().stream().noneMatch(one -> one.baseUrl().equals(there.baseUrl()))) {
            closeLater(there.baseUrl());
        }
        return made;
    }

    /** What a call of before says of settings that were replaced meanwhile is not heard: nothing would correct it. */
    private void tell(String application, URI baseUrl, String token, ConnectionState state) {
        if (isCurrent(application, baseUrl, token)) {
            listener.accept(new ConnectionReport(application, state, clock.instant()));
        }
    }

    private synchronized boolean isCurrent(String application, URI baseUrl, String token) {
        ScimConnection now = channels.get(application);
        return now != null && now.isTo(baseUrl, token);
    }

    /** Calls under way may still end. */
    private void closeLater(URI baseUrl) {
        Exchanges unused = clients.remove(baseUrl);
        if (unused != null) {
            timer.schedule(unused::close, LAST_CALLS.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @PreDestroy
    public synchronized void close() {
        timer.shutdownNow().forEach(late -> late.run());
        clients.values().forEach(Exchanges::close);
        clients.clear();
        channels.clear();
    }
}
