package org.peakonjit.operations;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.access.FirstAdministrator;
import org.peakonjit.administration.applications.ApplicationsFile;
import org.peakonjit.config.Settings;
import org.peakonjit.database.Database;
import org.peakonjit.database.DatabaseOpened;
import org.peakonjit.database.Service;
import org.peakonjit.database.pool.DatabaseTrouble;
import org.peakonjit.saml.idp.IdentityProvider;
import org.peakonjit.saml.sp.ServiceProvider;
import org.peakonjit.schedule.BackgroundTasks;
import org.peakonjit.schedule.DeploymentThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings everything up while the server deploys, so that what is wrong stops the deployment and not the first person. A
 * database that is away stops nothing: it is waited for in the background, and all the rest follows then.
 */
@Singleton
class StartUp {

    private static final Logger LOG = LoggerFactory.getLogger(StartUp.class);
    private static final int AFTER_EVERYBODY_ELSE = Interceptor.Priority.LIBRARY_AFTER;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
    private static final int NO_DATABASE = 1;

    private final Settings settings;
    private final Database database;
    private final Service service;
    private final Event<DatabaseOpened> opened;
    private final FirstAdministrator firstAdministrator;
    private final ApplicationsFile applicationsFile;
    private final ServiceProvider serviceProvider;
    private final IdentityProvider identityProvider;
    private final BackgroundTasks backgroundTasks;
    private final WarmUp warmUp;
    private final Metrics metrics;
    private volatile @Nullable Thread waiting;

    @Inject
    StartUp(
            Settings settings,
            Database database,
            Service service,
            Event<DatabaseOpened> opened,
            FirstAdministrator firstAdministrator,
            ApplicationsFile applicationsFile,
            ServiceProvider serviceProvider,
            IdentityProvider identityProvider,
            BackgroundTasks backgroundTasks,
            WarmUp warmUp,
            Metrics metrics) {
        this.settings = settings;
        this.database = database;
        this.service = service;
        this.opened = opened;
        this.firstAdministrator = firstAdministrator;
        this.applicationsFile = applicationsFile;
        this.serviceProvider = serviceProvider;
        this.identityProvider = identityProvider;
        this.backgroundTasks = backgroundTasks;
        this.warmUp = warmUp;
        this.metrics = metrics;
    }

    void start(@Observes @Priority(AFTER_EVERYBODY_ELSE) @Initialized(ApplicationScoped.class) Object started) {
        if (!isUp()) {
            Thread thread = new DeploymentThreads("start").newThread(this::startLater);
            waiting = thread;
            thread.start();
        }
    }

    /** Brings all up where the database is there; returns whether it was. */
    private boolean isUp() {
        try {
            if (!database.tryToOpen()) {
                return false;
            }
            begin();
            return true;
        } catch (RuntimeException e) {
            if (DatabaseTrouble.isAway(e)) {
                return false;
            }
            throw e;
        }
    }

    private void begin() {
        opened.fire(new DatabaseOpened());
        firstAdministrator.establish();
        settings.applications().ifPresent(applicationsFile::apply);
        serviceProvider.metadata();
        identityProvider.metadata();
        backgroundTasks.start();
        service.begin();
        warmUp.start();
        backgroundTasks.runSoon("recount-seats");
        metrics.start();
        LOG.info("Peakon JIT Proxy is up at {}", settings.baseUrl());
        serviceProvider.notReadyBecause().ifPresent(why -> LOG.warn("no sign-on can start yet: {}", why.english()));
    }

    private void startLater() {
        long begun = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        try {
            do {
                if (isTooLong(Duration.ofNanos(System.nanoTime() - begun))) {
                    LOG.error("the database did not come within peakonjit.database.wait: this process ends");
                    System.exit(NO_DATABASE); // whoever watches it knows then
                }
                Thread.sleep(pause.toMillis());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            } while (!isUp());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // undeployed
        } catch (RuntimeException e) {
            LOG.error("Peakon JIT Proxy cannot serve: put this right and start it anew", e);
            service.fail("its start failed: see the log");
        }
    }

    private boolean isTooLong(Duration waited) {
        Optional<Duration> longest = settings.database().longestWait();
        return longest.isPresent() && waited.compareTo(longest.get()) >= 0;
    }

    void stop(@Observes @Destroyed(ApplicationScoped.class) Object stopped) {
        Thread thread = waiting;
        if (thread != null) {
            thread.interrupt();
        }
        backgroundTasks.stop();
    }
}
