package org.peakonjit.audit;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import org.peakonjit.config.Settings;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.schedule.Scheduled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes room for the audit of the next months, and forgets what is older than the setting says: by whole months where
 * they are stored so, and telling the audit what went.
 */
@Singleton
@Scheduled(name = "keep-audit", every = "PT6H", irrevocable = true)
class KeepAudit implements BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(KeepAudit.class);
    private static final int AT_ONCE = 5_000;

    private final AuditStorage storage;
    private final UnitOfWork unitOfWork;
    private final Event<AuditForgotten> forgotten;
    private final Settings settings;
    private final Clock clock;

    @Inject
    KeepAudit(
            AuditStorage storage,
            UnitOfWork unitOfWork,
            Event<AuditForgotten> forgotten,
            Settings settings,
            Clock clock) {
        this.storage = storage;
        this.unitOfWork = unitOfWork;
        this.forgotten = forgotten;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        storage.prepare(now);
        OptionalInt days = settings.trace().auditDays();
        if (days.isPresent()) {
            forget(now.minus(Duration.ofDays(days.getAsInt())).truncatedTo(ChronoUnit.DAYS));
        }
    }

    private void forget(Instant before) {
        for (YearMonth month : storage.monthsBefore(before)) {
            Instant end =
                    month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            long lines = unitOfWork.call(() -> told(month.toString(), end, storage.forget(month)));
            LOG.info("forgot {} lines of the audit of {}", lines, month);
        }
        long lines;
        do {
            lines = unitOfWork.call(() -> told(before.toString(), before, storage.forgetSingly(before, AT_ONCE)));
        } while (lines == AT_ONCE && !Thread.currentThread().isInterrupted());
    }

    private long told(String what, Instant before, long lines) {
        if (lines > 0) {
            forgotten.fire(new AuditForgotten(clock.instant(), what, before, lines));
        }
        return lines;
    }
}
