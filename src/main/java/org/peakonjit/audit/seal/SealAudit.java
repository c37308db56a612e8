package org.peakonjit.audit.seal;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.audit.AuditForgotten;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.schedule.Scheduled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals what stands in the audit, block after block, so that sign-ons pay nothing for it. Lines are sealed some seconds
 * after their time; one that is committed later, or by a node whose clock is behind, is sealed with the next block, up
 * to {@link #LATEST}; where the clock was set back, time that was sealed before comes again. No block reaches over the
 * end of a day (UTC): whole days of the audit can be dropped.
 */
@Singleton
@Scheduled(name = "seal-audit", every = "PT5M")
public class SealAudit implements BackgroundTask {

    static final Duration SETTLED = Duration.ofSeconds(30);
    static final Duration LATEST = Duration.ofMinutes(15);
    static final int MOST_LINES = 2000;

    private static final Logger LOG = LoggerFactory.getLogger(SealAudit.class);

    private final SealBook book;
    private final Seals seals;
    private final Clock clock;

    @Inject
    SealAudit(SealBook book, Seals seals, Clock clock) {
        this.book = book;
        this.seals = seals;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant horizon = clock.instant().minus(SETTLED);
        AuditSeal last = book.last().orElse(null);
        Instant from =
                last == null ? Instant.EPOCH : earlier(last.until(), horizon).minus(LATEST);
        Set<UUID> sealed = new HashSet<>();
        book.between(from, horizon).forEach(block -> sealed.addAll(block.lines()));
        List<SealedLine> block = new ArrayList<>();
        Optional<SealedLine> after = Optional.empty();
        while (!Thread.currentThread().isInterrupted()) {
            List<SealedLine> lines = book.lines(from, horizon, after, MOST_LINES);
            for (SealedLine line : lines) {
                if (sealed.contains(line.id())) {
                    continue;
                }
                if (block.size() == MOST_LINES || !block.isEmpty() && !isSameDay(block.get(0), line)) {
                    last = append(last, block);
                    block.clear();
                }
                block.add(line);
            }
            if (lines.size() < MOST_LINES) {
                break;
            }
            after = Optional.of(lines.get(lines.size() - 1));
        }
        if (!block.isEmpty()) {
            last = append(last, block);
            LOG.debug("the audit is sealed up to block {}", last.number());
        }
    }

    /** Blocks go with their lines, but for the latest: the next one continues it. */
    void forgotten(@Observes AuditForgotten event) {
        book.forgetBefore(event.before());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private AuditSeal append(@Nullable AuditSeal last, List<SealedLine> block) {
        AuditSeal seal = seals.seal(last, block);
        book.append(seal);
        return seal;
    }

    private static boolean isSameDay(SealedLine one, SealedLine other) {
        return day(one).equals(day(other));
    }

    private static LocalDate day(SealedLine line) {
        return LocalDate.ofInstant(line.at(), ZoneOffset.UTC);
    }
}
