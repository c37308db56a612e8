package org.peakonjit.audit.jpa;

import java.sql.Timestamp;
import java.time.Instant;
import org.peakonjit.audit.Attempts;
import org.peakonjit.audit.AuditMentions;
import org.peakonjit.audit.AuditStorage;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.audit.seal.SealBook;
import org.peakonjit.audit.seal.SealKey;
import org.peakonjit.audit.statistics.SignInStatistics;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.secret.TestSealers;

/** The audit in a test's database. */
public final class StoredAudit {

    private StoredAudit() {}

    public static AuditTrail in(TestNode node) {
        return new JpaAuditTrail(node.transactions);
    }

    public static SealKey sealKey(TestNode node) {
        return new JpaSealKey(node.database, TestSealers.fresh());
    }

    public static SealBook seals(TestNode node) {
        return new JpaSealBook(node.transactions);
    }

    public static AuditMentions mentions(TestNode node) {
        return new JpaAuditMentions(node.transactions);
    }

    public static Attempts attempts(TestNode node) {
        return new JpaAttempts(node.transactions);
    }

    public static SignInStatistics statistics(TestNode node) {
        return new JpaSignInStatistics(node.transactions);
    }

    /** Forgets all lines that are older, however they are stored. */
    public static void forget(TestNode node, Instant before) {
        node.transactions.run(em -> em.createQuery("delete from AuditRow e where e.at < :before")
                .setParameter("before", Timestamp.from(before))
                .executeUpdate());
    }

    public static AuditStorage storage(TestNode node) {
        return new JpaAuditStorage(node.transactions);
    }
}
