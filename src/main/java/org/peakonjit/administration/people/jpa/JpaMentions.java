package org.peakonjit.administration.people.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.Stream;
import org.peakonjit.administration.jobs.Job;
import org.peakonjit.administration.people.Mentions;
import org.peakonjit.audit.AuditMentions;
import org.peakonjit.audit.AuditMentions.NamingLine;
import org.peakonjit.database.jpa.JpqlQuery;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.provisioning.PendingUpdates;
import org.peakonjit.subject.EmailAddress;
import org.peakonjit.subject.NameInText;

/**
 * By one list of fields, over the tables of all features but the audit, which looks for itself: docs/privacy.md says of
 * every column what becomes of it.
 */
@Singleton
class JpaMentions implements Mentions {

    /**
     * A field in which people are named.
     *
     * @param id the field that tells which one it is
     * @param end what becomes of it
     */
    private record Field(String place, String entity, String id, String name, End end) {}

    private enum End {
        /** A token stands for them. */
        REPLACED,
        /** The row is forgotten. */
        DELETED
    }

    private static final List<Field> FIELDS = List.of(
            new Field("reconciliation", "ReconciliationRow", "application", "report", End.REPLACED),
            new Field("job", "JobRow", "id", "request", End.REPLACED),
            new Field("job", "JobRow", "id", "result", End.REPLACED),
            new Field("job", "JobRow", "id", "trouble", End.REPLACED),
            new Field("job", "JobRow", "id", "askedBy", End.REPLACED),
            new Field("conflict", "ConflictRow", "id", "decidedBy", End.REPLACED),
            new Field("change", "OutboxRow", "id", "payload", End.DELETED),
            new Field("console-session", "ConsoleSessionRow", "id", "administrator", End.DELETED));

    private final Transactions transactions;
    private final AuditMentions audit;

    @Inject
    JpaMentions(Transactions transactions, AuditMentions audit) {
        this.transactions = transactions;
        this.audit = audit;
    }

    @Override
    public List<Mention> of(String address) {
        NameInText name = new NameInText(address);
        List<Mention> besides = transactions.call(em -> Stream.concat(
                        FIELDS.stream()
                                .flatMap(field -> found(em, field, address, name).stream()
                                        .map(row -> new Mention(field.place(), row[0].toString()))),
                        staged(em, address).stream().map(one -> new Mention("reconciliation", one.toString())))
                .distinct()
                .toList());
        return Stream.concat(besides.stream(), audit.of(address).stream().flatMap(JpaMentions::mentions))
                .toList();
    }

    private static Stream<Mention> mentions(NamingLine line) {
        Mention steps = new Mention("sign-on", line.id().toString());
        Mention fields = new Mention("audit", line.id().toString());
        return Stream.concat(
                line.inSteps() ? Stream.of(steps) : Stream.of(), line.inFields() ? Stream.of(fields) : Stream.of());
    }

    @Override
    public void erase(String address, String token) {
        transactions.run(em -> {
            for (Field field : FIELDS) {
                while (!isErased(em, field, address, token)) {
                    // Somebody else wrote just then; that stays, but for the name.
                }
            }
            Statements.sqlChange(
                    em, "delete from reconciliation_account where name = ?1", EmailAddress.canonical(address));
            // Nobody looks into a spreadsheet: whoever needs one of these files asks for it anew.
            Statements.change(
                    em,
                    "update JobRow j set j.cancelling = true where j.kind = ?1 and j.endedAt is null",
                    Job.Kind.EXPORT);
            Statements.change(em, "delete from JobPieceRow p");
        });
    }

    private static boolean isErased(EntityManager em, Field field, String address, String token) {
        NameInText name = new NameInText(address);
        return found(em, field, address, name).stream().allMatch(row -> isEnded(em, field, row, name, token));
    }

    /** Ids and texts. */
    private static List<Object[]> found(EntityManager em, Field field, String address, NameInText name) {
        JpqlQuery search = new JpqlQuery(field.entity() + " e");
        search.andContains(address, "e." + field.name());
        if (field.entity().equals("OutboxRow")) {
            search.and("e.kind = ?", PendingUpdates.KIND);
        }
        return search.select(em, "e." + field.id() + ", e." + field.name(), "", Object[].class)
                .getResultStream()
                .filter(row -> name.isIn((String) row[1]))
                .toList();
    }

    private static List<?> staged(EntityManager em, String address) {
        return Statements.sqlQuery(
                        em,
                        "select application from reconciliation_account where name = ?1",
                        EmailAddress.canonical(address))
                .getResultList();
    }

    /** Whether nobody has written another text meanwhile, or taken the row away. */
    private static boolean isEnded(EntityManager em, Field field, Object[] row, NameInText name, String token) {
        String which = field.entity() + " e";
        String same = " where e." + field.id() + " = ?1 and e." + field.name() + " = ?2";
        int ended = field.end() == End.DELETED
                ? Statements.change(em, "delete from " + which + same, row[0], row[1])
                : Statements.change(
                        em,
                        "update " + which + " set e." + field.name() + " = ?3" + same,
                        row[0],
                        row[1],
                        name.replaced((String) row[1], token));
        return ended > 0;
    }
}
