package org.peakonjit.saml.replay.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.Database;
import org.peakonjit.database.jpa.SqlStatement;
import org.peakonjit.database.jpa.Statements;
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
    private final Database database;

    @Inject
    JpaUsedAssertions(Transactions transactions, Database database) {
        this.transactions = transactions;
        this.database = database;
    }

    @Override
    public IntSupplier useNext(String issuer, List<String> ids, Instant keepUntil) {
        if (!transactions.isUnderWay()) {
            int inserted =
                    transactions.call(em -> insert(issuer, ids, keepUntil).get());
            return () -> inserted;
        }
        return insert(issuer, ids, keepUntil)::get;
    }

    @Override
    public boolean isUsed(String issuer, String id) {
        return transactions.call(
                em -> !Statements.sqlQuery(em, "select 1 from used_assertion where digest = ?1", digest(issuer, id))
                        .getResultList()
                        .isEmpty());
    }

    private Supplier<Integer> insert(String issuer, List<String> ids, Instant keepUntil) {
        List<@Nullable Object> values = new ArrayList<>();
        for (String id : ids) {
            values.add(digest(issuer, id));
            values.add(Timestamp.from(keepUntil));
        }
        return transactions.queue().change(new SqlStatement(insertIfAbsent(ids.size()), values));
    }

    private String insertIfAbsent(int rows) {
        return switch (database.kind()) {
            case POSTGRESQL ->
                "insert into used_assertion (digest, keep_until) values " + values(rows, "(?, ?)")
                        + " on conflict (digest) do nothing";
            case MARIADB -> "insert ignore into used_assertion (digest, keep_until) values " + values(rows, "(?, ?)");
            case H2 ->
                "merge into used_assertion t using (values "
                        + values(rows, "(cast(? as varbinary), cast(? as timestamp with time zone))")
                        + ") s (digest, keep_until) on t.digest = s.digest"
                        + " when not matched then insert (digest, keep_until) values (s.digest, s.keep_until)";
        };
    }

    private static String values(int rows, String row) {
        return String.join(", ", Collections.nCopies(rows, row));
    }

    @Override
    public int forgetBefore(Instant now) {
        return transactions.call(em ->
                Statements.sqlChange(em, "delete from used_assertion where keep_until < ?1", Timestamp.from(now)));
    }

    /** The issuer's length goes first, so that no two pairs of issuer and ID look the same. */
    private static byte[] digest(String issuer, String id) {
        return DigestUtils.sha256(issuer.length() + ":" + issuer + id);
    }
}
