package org.peakonjit.provisioning.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.peakonjit.database.jpa.DatabaseClock;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.provisioning.MonotonicTime;
import org.peakonjit.provisioning.OperationQuota;
import org.peakonjit.provisioning.Priority;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Peakon's 25,000 operations an hour, shared by the nodes: each leases a chunk by one atomic UPDATE and spends it from
 * memory. The hours are the database's: a node whose clock is wrong uses up nobody's. Background work stops at four
 * fifths, so that people can still sign in.
 */
@Singleton
class LeasedQuota implements OperationQuota {

    static final int AN_HOUR = 25_000;
    static final int AN_HOUR_IN_BACKGROUND = AN_HOUR / 5 * 4;
    static final int CHUNK = 50;

    private static final Logger LOG = LoggerFactory.getLogger(LeasedQuota.class);
    private static final int LONGEST_KEY = 500;
    private static final Duration HOUR = Duration.ofHours(1);

    private final Transactions transactions;
    private final DatabaseClock clock;
    private final MonotonicTime time;
    private final Map<Purse, Lease> leases = new ConcurrentHashMap<>();

    private record Purse(String service, Priority priority) {}

    /** @param end of the hour, in the nanoseconds of this node's time */
    private record Lease(long end, int left, boolean exhausted) {}

    @Inject
    LeasedQuota(Transactions transactions, DatabaseClock clock, MonotonicTime time) {
        this.transactions = transactions;
        this.clock = clock;
        this.time = time;
    }

    @Override
    public boolean take(String service, Priority priority) {
        boolean[] granted = new boolean[1];
        leases.compute(new Purse(service, priority), (purse, lease) -> {
            boolean good = lease != null && lease.end() - time.nanos() > 0 && (lease.left() > 0 || lease.exhausted());
            Lease now = good ? lease : lease(purse);
            granted[0] = now.left() > 0;
            return granted[0] ? new Lease(now.end(), now.left() - 1, now.exhausted()) : now;
        });
        return granted[0];
    }

    private Lease lease(Purse purse) {
        String key = purse.service()
                .substring(0, Math.min(LONGEST_KEY, purse.service().length()));
        int most = purse.priority() == Priority.INTERACTIVE ? AN_HOUR : AN_HOUR_IN_BACKGROUND;
        try {
            Instant there = transactions.call(clock::now);
            long hour = there.getEpochSecond() / HOUR.toSeconds();
            long end = time.nanos()
                    + Duration.between(there, Instant.ofEpochSecond((hour + 1) * HOUR.toSeconds()))
                            .toNanos();
            boolean leased = lease(key, hour, most);
            if (!leased) {
                introduce(key);
                leased = lease(key, hour, most);
            }
            return new Lease(end, leased ? CHUNK : 0, !leased);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The operation quota cannot be read ({}): calls go on without it",
                    e.getClass().getSimpleName());
            return new Lease(time.nanos() + HOUR.toNanos(), CHUNK, false);
        }
    }

    private boolean lease(String key, long hour, int most) {
        return transactions.call(database -> Statements.sqlChange(database, """
                                UPDATE scim_quota
                                   SET taken = CASE WHEN hour_number = ?1 THEN taken + ?2 ELSE ?2 END, hour_number = ?1
                                 WHERE service = ?3
                                   AND (hour_number <> ?1 OR taken + ?2 <= ?4)""", hour, CHUNK, key, most) == 1);
    }

    /** Makes the row of a service that was never called before, unless another node is first. */
    private void introduce(String key) {
        transactions.run(database -> {
            List<?> known = Statements.sqlQuery(database, "SELECT service FROM scim_quota WHERE service = ?1", key)
                    .getResultList();
            if (known.isEmpty()) {
                Statements.sqlChange(
                        database, "INSERT INTO scim_quota (service, hour_number, taken) VALUES (?1, 0, 0)", key);
            }
        });
    }
}
