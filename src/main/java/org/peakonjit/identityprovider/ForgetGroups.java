package org.peakonjit.identityprovider;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import org.peakonjit.config.Settings;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.schedule.Scheduled;

/** Forgets the names of groups that nobody brought along for half a year; all of them where none are to be kept. */
@Singleton
@Scheduled(name = "forget-groups", every = "P1D", at = "02:45", irrevocable = true)
class ForgetGroups implements BackgroundTask {

    private static final Period KEPT = Period.ofDays(180);

    private final GroupNameStore store;
    private final Settings settings;
    private final Clock clock;

    @Inject
    ForgetGroups(GroupNameStore store, Settings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void run() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        store.forgetBefore(settings.trace().groupNames() ? today.minus(KEPT) : today.plusDays(2));
    }
}
