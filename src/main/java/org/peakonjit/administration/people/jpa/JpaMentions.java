package org.peakonjit.administration.people.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.people.Mentions;
import org.peakonjit.database.jpa.JpqlQuery;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.provisioning.PendingUpdates;
import org.peakonjit.subject.EmailAddress;
import org.peakonjit.subject.NameInText;

/** By one list of fields, over the tables of all features: docs/privacy.md says of every column what becomes of it. */
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
        /** It is forgotten; the rest of the row stays. */
        EMPTIED,
        /** The row is forgotten. */
        DELETED,
        /** {@link org.peakonjit.audit.seal.AuditErasure} sees to it, for the seals' sake. */
        SEALED
    }

    private static final List<Field> FIELDS = List.of(
            new Field("reconciliation", "ReconciliationRow", "application", "report", End.REPLACED),
            new Field("job", "JobRow", "id", "request", End.REPLACED),
            new Field("job", "JobRow", "id", "result", End.REPLACED),
            new Field("job", "JobRow", "id", "trouble", End.REPLACED),
            new Field("job", "JobRow", "id", "askedBy", End.REPLACED),
            new Field("conflict", "ConflictRow", "id", "decidedBy", End.REPLACED),
            new Field("sign-on", "TracedAuditRow", "id", "steps", End.EMPTIED),
            new Field("change", "OutboxRow", "id", "payload", End.DELETED),
            new Field("console-session", "ConsoleSessionRow", "id", "administrator", End.DELETED),
            new Field("audit", "AuditRow", "id", "actor", End.SEALED),
            new Field("audit", "AuditRow", "id", "object", End.SEALED),
            new Field("audit", "AuditRow", "id", "detail", End.SEALED),
            new Field("audit", "AuditRow", "id", "before", End.SEALED),
            new Field("audit", "AuditRow", "id", "after", End.SEALED));

    private final Transactions transactions;

    @Inject
    JpaMentions(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Mention> of(String address) {
        NameInText name = new NameInText(address);
        return transactions.call(em -> Stream.concat(
                        FIELDS.stream()
                                .flatMap(field -> found(em, field, address, name).stream()
                                        .map(row -> new Mention(field.place(), row[0].toString()))),
                        staged(em, address).stream().map(one -> new Mention("reconciliation", one.toString())))
                .distinct()
                .toList());
    }

    @Override
    public void erase(String address, String token) {
        NameInText name = new NameInText(address);
        transactions.run(em -> {
            for (Field field : FIELDS) {
                if (field.end() != End.SEALED) {
                    found(em, field, address, name)
                            .forEach(row -> end(em, field, row[0], name.replaced((String) row[1], token)));
                }
            }
            Statements.sqlChange(
                    em, "delete from reconciliation_account where name = ?1", EmailAddress.canonical(address));
            // Nobody looks into a spreadsheet: whoever needs one of these files asks for it anew.
            em.createQuery("delete from JobPieceRow p").executeUpdate();
        });
    }

    /** Ids and texts. */
    private static List<Object[]> found(EntityManager em, Field field, String address, NameInText name) {
        JpqlQuery search = new JpqlQuery(field.entity() + " e");
        search.andContains(address, "e." + field.name());
        if (field.entity().equals("OutboxRow")) {
            search.and("e.kind = ?", PendingUpdates.KIND);
        }
        if (field.end() == End.SEALED) {
            // What is about themselves, they are handed in full.
            search.and("(e.person is null or e.person <> ?)", address);
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

    private static void end(EntityManager em, Field field, Object id, @Nullable String replaced) {
        String row = field.entity() + " e";
        String which = " where e." + field.id() + " = ?1";
        if (field.end() == End.DELETED) {
            Statements.change(em, "delete from " + row + which, id);
        } else {
            String text = field.end() == End.EMPTIED ? null : replaced;
            Statements.change(em, "update " + row + " set e." + field.name() + " = ?2" + which, id, text);
        }
    }
}
