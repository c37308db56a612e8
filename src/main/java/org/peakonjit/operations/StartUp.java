package org.peakonjit.operations;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.peakonjit.access.FirstAdministrator;
import org.peakonjit.administration.applications.ApplicationsFile;
import org.peakonjit.config.Settings;
import org.peakonjit.saml.idp.IdentityProvider;
import org.peakonjit.saml.sp.ServiceProvider;
import org.peakonjit.schedule.BackgroundTasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings everything up while the server deploys, so that what is wrong stops the deployment and not the first person.
 */
@ApplicationScoped
class StartUp {

    private static final Logger LOG = LoggerFactory.getLogger(StartUp.class);
    private static final int AFTER_EVERYBODY_ELSE = Interceptor.Priority.LIBRARY_AFTER;

    void start(
            @Observes @Priority(AFTER_EVERYBODY_ELSE) @Initialized(ApplicationScoped.class) Object started,
            Settings settings,
            FirstAdministrator firstAdministrator,
            ApplicationsFile applicationsFile,
            ServiceProvider serviceProvider,
            IdentityProvider identityProvider,
            BackgroundTasks backgroundTasks) {
        firstAdministrator.establish();
        settings.applications().ifPresent(applicationsFile::apply);
        serviceProvider.metadata();
        identityProvider.metadata();
        backgroundTasks.start();
        LOG.info("Peakon JIT Proxy is up at {}", settings.baseUrl());
        serviceProvider.notReadyBecause().ifPresent(why -> LOG.warn("no sign-on can start yet: {}", why.english()));
    }

    void stop(@Observes @Destroyed(ApplicationScoped.class) Object stopped, BackgroundTasks backgroundTasks) {
        backgroundTasks.stop();
    }
}
