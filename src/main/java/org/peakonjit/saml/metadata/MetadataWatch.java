package org.peakonjit.saml.metadata;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.peakonjit.database.pool.DatabaseTrouble;
import org.peakonjit.identityprovider.IdpDirectory;
import org.peakonjit.identityprovider.MetadataOrigin.At;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.identityprovider.RegisteredIdps;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.metadata.document.CompanyIdp;
import org.peakonjit.saml.metadata.source.MetadataSourceId;
import org.peakonjit.schedule.DeploymentThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's view of all IdPs: every two seconds it takes over what is registered and kept, and has asked anew what is
 * due.
 */
final class MetadataWatch {

    private static final Logger log = LoggerFactory.getLogger(MetadataWatch.class);
    private static final long PAUSE_MILLIS = 2_000;
    private static final long LONGEST_RENEWAL_MILLIS = 6_000;
    private static final long POLL_MILLIS = 100;
    private static final int THREADS = 4;
    private static final int MOST_WAITING = 16;

    private final RegisteredIdps registered;
    private final KeptMetadata kept;
    private final MetadataRefresh refresh;
    private final Consumer<IdpDirectory> told;
    private final IdpConnections connections;
    private final Map<String, CompletableFuture<Void>> renewals = new ConcurrentHashMap<>();

    /** Of sign-ons that wait for a renewal: the others go by what is known, and the server has threads left. */
    private final Semaphore places = new Semaphore(MOST_WAITING);

    private final ScheduledExecutorService background =
            Executors.newScheduledThreadPool(THREADS, new DeploymentThreads("idp-metadata"));

    private volatile List<ConnectedIdp> all = List.of();
    private volatile IdpDirectory directory = new IdpDirectory(List.of());
    private String lastFailure = "";

    /** @param told is told what is registered, each time this node looks */
    MetadataWatch(RegisteredIdps registered, KeptMetadata kept, MetadataRefresh refresh, Consumer<IdpDirectory> told) {
        this.registered = registered;
        this.kept = kept;
        this.refresh = refresh;
        this.told = told;
        this.connections = new IdpConnections(kept);
    }

    List<ConnectedIdp> all() {
        return all;
    }

    IdpDirectory directory() {
        return directory;
    }

    void lookSoon() {
        background.execute(this::look);
    }

    void forget(String idp) {
        kept.forget(idp);
        refresh.forget(idp);
    }

    /** Reads metadata files now. Returns what is wrong with the first that cannot be used. */
    Optional<Fault> readFiles() {
        for (RegisteredIdp idp : registered.all()) {
            if (idp.metadata() instanceof At place && place.isFile()) {
                refresh.atOnce(idp, place);
                RefreshState state = kept.states().get(MetadataSourceId.of(idp.name(), place.location()));
                if (state != null && state.trouble() != null) {
                    return Optional.of(state.trouble());
                }
            }
        }
        return Optional.empty();
    }

    void start() {
        takeOver();
        background.scheduleWithFixedDelay(this::look, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop() {
        background.shutdownNow();
    }

    private void look() {
        try {
            takeOver();
            lastFailure = "";
        } catch (RuntimeException e) {
            if (!DatabaseTrouble.isAway(e) && !lastFailure.equals(String.valueOf(e.getMessage()))) {
                log.warn("What is kept of the IdPs cannot be read; this node goes on with what it knows", e);
            }
            lastFailure = String.valueOf(e.getMessage());
            return;
        }
        for (ConnectedIdp idp : all) {
            if (idp.registration().metadata() instanceof At place && isDue(idp, place)) {
                background.execute(() -> refresh(idp, place));
            }
        }
    }

    private void refresh(ConnectedIdp idp, At place) {
        try {
            refresh.whenDue(idp.registration(), place, idp.kept() != null);
            takeOver();
        } catch (RuntimeException e) {
            if (!DatabaseTrouble.isAway(e)) {
                log.warn("The metadata of {} could not be refreshed; it is tried again", idp.name(), e);
            }
        }
    }

    private boolean isDue(ConnectedIdp idp, At place) {
        return idp.registration().enabled()
                && refresh.isDue(
                        place, MetadataSourceId.of(idp.name(), place.location()), Optional.ofNullable(idp.refresh()));
    }

    /** Makes this node's view what is registered and kept now. */
    synchronized void takeOver() {
        IdpDirectory fresh = new IdpDirectory(registered.all(), registered.unreadableDomains());
        all = connections.connect(fresh, all);
        directory = fresh;
        told.accept(fresh);
    }

    /** Has it asked for anew, unless others have renewed it already, or as many wait for that as may. */
    void renewIfStill(CompanyIdp known) {
        if (!places.tryAcquire()) {
            return;
        }
        try {
            takeOver();
            all.stream().filter(one -> one.kept() == known).findFirst().ifPresent(this::renew);
        } finally {
            places.release();
        }
    }

    /** Has it asked for anew, unless that was done a moment ago; waits for that a few seconds at most. */
    void renew(ConnectedIdp idp) {
        if (idp.registration().metadata() instanceof At place) {
            String name = idp.name();
            CompletableFuture<Void> renewal = renewals.computeIfAbsent(
                    name, unused -> CompletableFuture.runAsync(() -> renew(idp.registration(), place), background));
            renewal.whenComplete((done, failure) -> renewals.remove(name, renewal));
            join(renewal);
        }
    }

    /** Has it asked for anew and taken over whichever IdP it is of; waits for that a few seconds at most. */
    void follow(ConnectedIdp idp) {
        if (idp.registration().metadata() instanceof At place) {
            join(CompletableFuture.runAsync(
                    () -> {
                        refresh.follow(idp.registration(), place);
                        takeOver();
                    },
                    background));
        }
    }

    private void renew(RegisteredIdp idp, At place) {
        if (!refresh.onDemand(idp, place)) {
            awaitOtherNode(MetadataSourceId.of(idp.name(), place.location()));
        }
        takeOver();
    }

    private void awaitOtherNode(MetadataSourceId source) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_RENEWAL_MILLIS);
        while (System.nanoTime() < end
                && Optional.ofNullable(kept.states().get(source))
                        .map(RefreshState::underWay)
                        .orElse(false)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
        }
    }

    private static void join(CompletableFuture<Void> renewal) {
        try {
            renewal.get(LONGEST_RENEWAL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.debug("the IdP's metadata could not be renewed on demand", e);
        }
    }
}
