package org.peakonjit.signon.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import org.peakonjit.database.Database;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.signon.UsedAssertions;

/**
 * Used messages by the SHA-256 of issuer and ID. One statement inserts or finds the ID taken, also by a transaction of
 * another node that is still open: it waits for its end.
 */
@Singleton
class JpaUsedAssertions implements UsedAssertions {

    private final Transactions transactions;
    private final String insertIfAbsent;

    @Inject
    JpaUsedAssertions(Transactions transactions, Database database) {
        this.transactions = transactions;
        this.insertIfAbsent = switch (database.kind()) {
            case POSTGRESQL ->
                "insert into used_assertion (digest, keep_until) values (?1, ?2) on conflict (digest) do nothing";
            case H2 ->
                "merge into used_assertion t using (values (cast(?1 as varbinary), cast(?2 as timestamp with time zone)))"
                        + " s (digest, keep_until) on t.digest = s.digest"
                        + " when not matched then insert (digest, keep_until) values (s.digest, s.keep_until)";
        };
    }

    @Override
    public boolean use(String issuer, String id, Instant keepUntil) {
        return transactions.call(em -> em.createNativeQuery(insertIfAbsent)
                        .setParameter(1, digest(issuer, id))
                        .setParameter(2, Timestamp.from(keepUntil))
                        .executeUpdate()
                > 0);
    }

    @Override
    public int forgetBefore(Instant now) {
        return transactions.call(em -> em.createNativeQuery("delete from used_assertion where keep_until < ?1")
                .setParameter(1, Timestamp.from(now))
                .executeUpdate());
    }

    /** The issuer's length goes first, so that no two pairs of issuer and ID look the same. */
    private static byte[] digest(String issuer, String id) {
        try {
            String message = issuer.length() + ":" + issuer + id;
            return MessageDigest.getInstance("SHA-256").digest(message.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }
}
