package org.peakonjit.upkeep;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.peakonjit.config.Settings;
import org.peakonjit.conflict.Conflicts;
import org.peakonjit.license.person.FormerHolders;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.schedule.Scheduled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets people whose seats were released, and conflicts, after the days that the setting says. */
@Singleton
@Scheduled(name = "forget-former-holders", every = "P1D", irrevocable = true)
class ForgetFormerHolders implements BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(ForgetFormerHolders.class);

    private final FormerHolders formerHolders;
    private final Conflicts conflicts;
    private final Settings settings;
    private final Clock clock;

    @Inject
    ForgetFormerHolders(FormerHolders formerHolders, Conflicts conflicts, Settings settings, Clock clock) {
        this.formerHolders = formerHolders;
        this.conflicts = conflicts;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant before = clock.instant().minus(Duration.ofDays(settings.formerHolderDays()));
        int people = formerHolders.forgetBefore(before);
        int old = conflicts.forgetBefore(before);
        LOG.debug("forgot {} former holders and {} conflicts", people, old);
    }
}
