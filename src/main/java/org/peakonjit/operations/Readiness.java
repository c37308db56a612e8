package org.peakonjit.operations;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.database.Service;
import org.peakonjit.database.Service.Interruption;
import org.peakonjit.database.pool.DatabaseTrouble;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.keys.SamlKeys;
import org.peakonjit.saml.sp.ServiceProvider;
import org.peakonjit.schedule.DeploymentThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether this node can serve, whether a sign-on would work, and what is missing if not; answers within a second. */
@Singleton
class Readiness {

    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final long MILLIS_TO_ANSWER = 400;

    /**
     * One thing that is needed.
     *
     * @param reason why it is missing, in words that help no attacker; empty when it is there
     */
    record Check(String name, boolean up, String reason) {

        static Check of(String name, Optional<String> trouble) {
            return new Check(name, trouble.isEmpty(), trouble.orElse(""));
        }
    }

    private final Service service;
    private final Applications applications;
    private final ServiceProvider serviceProvider;
    private final SamlKeys keys;
    private final WarmUp warmUp;
    private final ExecutorService threads = Executors.newCachedThreadPool(new DeploymentThreads("health"));

    @Inject
    Readiness(
            Service service, Applications applications, ServiceProvider serviceProvider, SamlKeys keys, WarmUp warmUp) {
        this.service = service;
        this.applications = applications;
        this.serviceProvider = serviceProvider;
        this.keys = keys;
        this.warmUp = warmUp;
    }

    /** What this node needs to serve anybody, administrators too. */
    List<Check> ofNode() {
        Optional<Interruption> interruption = service.interruption();
        Optional<Interruption> ofDatabase = interruption.filter(Interruption::ofTheDatabase);
        Optional<Interruption> ofStart = interruption.filter(one -> !one.ofTheDatabase());
        return List.of(
                Check.of("database", ofDatabase.map(one -> "does not answer: reference " + one.reference())),
                Check.of("start", ofStart.map(Interruption::reason).or(this::rehearsal)),
                interruption.isPresent()
                        ? Check.of("keys", Optional.of("not looked at"))
                        : inTime("keys", this::keyTrouble));
    }

    /** What a sign-on needs besides. */
    List<Check> ofSignOn() {
        List<Check> ofNode = ofNode();
        if (!ofNode.stream().allMatch(Check::up)) {
            return ofNode;
        }
        return Stream.concat(
                        ofNode.stream(),
                        Stream.of(
                                inTime(
                                        "idp-metadata",
                                        () -> serviceProvider.notReadyBecause().map(Fault::english)),
                                inTime("applications", this::applicationTrouble)))
                .toList();
    }

    /** Who comes all the same is served. */
    private Optional<String> rehearsal() {
        return warmUp.isUnderWay() ? Optional.of("it rehearses sign-ons") : Optional.empty();
    }

    private Optional<String> keyTrouble() {
        keys.active(SamlKeys.Use.IDP_SIGNING);
        return Optional.empty();
    }

    private Optional<String> applicationTrouble() {
        return applications.all().stream().anyMatch(Application::enabled)
                ? Optional.empty()
                : Optional.of("no application is enabled");
    }

    private Check inTime(String name, Callable<Optional<String>> trouble) {
        Future<Optional<String>> answer = threads.submit(trouble);
        try {
            return Check.of(name, answer.get(MILLIS_TO_ANSWER, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Check.of(name, Optional.of("not known in time"));
        } catch (ExecutionException e) {
            if (!DatabaseTrouble.isAway(e)) {
                LOG.warn("health check {} failed", name, e.getCause());
            }
            return Check.of(name, Optional.of("failed: see the log"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Check.of(name, Optional.of("interrupted"));
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
