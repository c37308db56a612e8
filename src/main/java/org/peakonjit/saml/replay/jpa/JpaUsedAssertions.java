package org.peakonjit.saml.replay.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.Query;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.peakonjit.database.Database;
import org.peakonjit.database.DatabaseKind;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.saml.replay.UsedAssertions;

/**
 * Used messages by the SHA-256 of issuer and ID. One statement inserts what is new among its IDs and passes over what is
 * taken, also by a transaction of another node that is still open: it waits for its end. How many rows it made says
 * whether all were new.
 */
@Singleton
class JpaUsedAssertions implements UsedAssertions {

    private final Transactions transactions;
    private final DatabaseKind kind;

    @Inject
    JpaUsedAssertions(Transactions transactions, Database database) {
        this.transactions = transactions;
        this.kind = database.kind();
    }

    @Override
    public boolean use(String issuer, List<String> ids, Instant keepUntil) {
        return transactions.call(em -> {
            Query insert = em.createNativeQuery(insertIfAbsent(ids.size()));
            for (int i = 0; i < ids.size(); i++) {
                insert.setParameter(2 * i + 1, digest(issuer, ids.get(i)));
                insert.setParameter(2 * i + 2, Timestamp.from(keepUntil));
            }
            return insert.executeUpdate() == ids.size();
        });
    }

    private String insertIfAbsent(int rows) {
        return switch (kind) {
            case POSTGRESQL ->
                "insert into used_assertion (digest, keep_until) values " + values(rows, "(?%d, ?%d)")
                        + " on conflict (digest) do nothing";
            case H2 ->
                "merge into used_assertion t using (values "
                        + values(rows, "(cast(?%d as varbinary), cast(?%d as timestamp with time zone))")
                        + ") s (digest, keep_until) on t.digest = s.digest"
                        + " when not matched then insert (digest, keep_until) values (s.digest, s.keep_until)";
        };
    }

    private static String values(int rows, String row) {
        return IntStream.range(0, rows)
                .mapToObj(i -> row.formatted(2 * i + 1, 2 * i + 2))
                .collect(Collectors.joining(", "));
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
