package org.peakonjit.audit.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.seal.AuditSeal;
import org.peakonjit.audit.seal.SealBook;
import org.peakonjit.audit.seal.SealedLine;
import org.peakonjit.audit.seal.SealedLine.Erasure;
import org.peakonjit.database.jpa.JpqlQuery;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.subject.NameInText;

/** The seals in the database, beside the audit. */
@Singleton
class JpaSealBook implements SealBook {

    private final Transactions transactions;

    @Inject
    JpaSealBook(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<AuditSeal> last() {
        return transactions.call(em -> em.createQuery("select s from SealRow s order by s.number desc", SealRow.class)
                .setMaxResults(1)
                .getResultStream()
                .map(SealRow::toSeal)
                .findFirst());
    }

    @Override
    public List<AuditSeal> after(long number, int atMost) {
        return transactions.call(em -> Statements.query(
                        em, SealRow.class, "select s from SealRow s where s.number > ?1 order by s.number", number)
                .setMaxResults(atMost)
                .getResultStream()
                .map(SealRow::toSeal)
                .toList());
    }

    @Override
    public List<AuditSeal> between(Instant from, Instant until) {
        return transactions.list(
                SealRow.class,
                SealRow::toSeal,
                "select s from SealRow s where s.until >= ?1 and s.from <= ?2 order by s.number",
                Timestamp.from(from),
                Timestamp.from(until));
    }

    @Override
    public List<SealedLine> lines(Instant from, Instant until, Optional<SealedLine> after, int atMost) {
        // Behind a line, an index begins at its time.
        JpqlQuery search = new AuditStretch(after.map(SealedLine::at).orElse(from), until).search("AuditRow");
        after.ifPresent(line -> {
            Timestamp last = Timestamp.from(line.at());
            search.and("(e.at > ? or e.at = ? and e.id > ?)", last, last, line.id());
        });
        return transactions.call(em -> sealed(
                em,
                search.select(em, "e", "order by e.at, e.id", AuditRow.class)
                        .setMaxResults(atMost)
                        .getResultList()));
    }

    /** Erasures are read after the lines: of a line that is erased just then, the commitment is the same as before. */
    private static List<SealedLine> sealed(EntityManager em, List<AuditRow> rows) {
        Map<UUID, Erasure> erasures = new HashMap<>();
        if (!rows.isEmpty()) {
            Statements.query(
                            em,
                            ErasureRow.class,
                            "select x from ErasureRow x where x.line in ?1",
                            rows.stream().map(AuditRow::id).toList())
                    .getResultStream()
                    .forEach(row -> erasures.put(row.line(), row.toErasure()));
        }
        return rows.stream().map(row -> row.toSealed(erasures.get(row.id()))).toList();
    }

    @Override
    public List<AuditEntry> entries(AuditSeal seal) {
        Map<UUID, AuditEntry> found = new HashMap<>();
        JpqlQuery search = new JpqlQuery("AuditRow e");
        search.and("e.at >= ?", Timestamp.from(seal.from()));
        search.and("e.at <= ?", Timestamp.from(seal.until()));
        search.and("e.id in ?", seal.lines());
        transactions.run(em -> search.select(em, "e", "", AuditRow.class)
                .getResultStream()
                .forEach(row -> found.put(row.id(), row.toEntry())));
        return seal.lines().stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public long forwarded() {
        ForwardingRow row = transactions.call(em -> Optional.ofNullable(em.find(ForwardingRow.class, ForwardingRow.ID))
                .orElseGet(() -> em.merge(new ForwardingRow(0))));
        return row.block();
    }

    @Override
    public void forwarded(long block) {
        transactions.run(em -> em.merge(new ForwardingRow(block)));
    }

    @Override
    public void append(AuditSeal seal) {
        transactions.run(em -> em.persist(new SealRow(seal)));
    }

    @Override
    public int forgetBefore(Instant instant) {
        return transactions.call(em -> {
            Statements.sqlChange(
                    em,
                    "delete from audit_erasure where at <= ?1 and not exists (select 1 from audit_event e"
                            + " where e.id = audit_erasure.line and e.at = audit_erasure.at and e.at <= ?1)",
                    Timestamp.from(instant));
            Statements.sqlChange(
                    em,
                    "delete from audit_erasure where at is null"
                            + " and not exists (select 1 from audit_event e where e.id = audit_erasure.line)");
            Long latest = em.createQuery("select coalesce(max(s.number), 0) from SealRow s", Long.class)
                    .getSingleResult();
            // None reaches over the end of its day, by which an index finds them.
            return Statements.change(
                    em,
                    "delete from SealRow s where s.from < ?1 and s.until < ?2 and s.number < ?3",
                    Timestamp.from(instant),
                    Timestamp.from(instant.plus(Duration.ofDays(1))),
                    latest);
        });
    }

    @Override
    public void naming(String person, Consumer<SealedLine> each) {
        NameInText name = new NameInText(person);
        transactions.run(em -> new NamedLines(person).forEach(em, row -> {
            AuditEntry line = row.toEntry();
            if (row.names(name)) {
                List<AuditRow> held = held(em, line.id(), line.at());
                sealed(em, held.stream().filter(one -> one.names(name)).toList())
                        .forEach(each);
            }
            if (row.stepsName(name)) {
                forgetSteps(em, line.id(), line.at());
            }
        }));
    }

    /** As it is by now; the time says in which month it is stored. */
    private static List<AuditRow> held(EntityManager em, UUID line, Instant at) {
        return Statements.query(
                        em,
                        AuditRow.class,
                        "select e from AuditRow e where e.id = ?1 and e.at = ?2",
                        line,
                        Timestamp.from(at))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    @Override
    public SealedLine pseudonymise(SealedLine line, String person, String token) {
        return transactions.call(em -> {
            AuditRow row = Objects.requireNonNull(em.find(AuditRow.class, line.id()));
            row.pseudonymise(new NameInText(person), token);
            forgetSteps(em, line.id(), line.at());
            return row.toSealed(null);
        });
    }

    private static void forgetSteps(EntityManager em, UUID line, Instant at) {
        Statements.change(
                em,
                "update TracedAuditRow e set e.steps = null where e.id = ?1 and e.at = ?2 and e.steps is not null",
                line,
                Timestamp.from(at));
    }

    @Override
    public void keep(SealedLine line, Erasure erasure) {
        transactions.run(em -> em.merge(new ErasureRow(line, erasure)));
    }
}
