package org.peakonjit.identityprovider.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.peakonjit.database.jpa.SqlSearch;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.identityprovider.GroupNameStore;

@Singleton
class JpaGroupNames implements GroupNameStore {

    private final Transactions transactions;

    @Inject
    JpaGroupNames(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<String> having(String text, int atMost) {
        return transactions.call(em -> Statements.query(
                        em,
                        String.class,
                        "select distinct r.name from GroupNameRow r where lower(r.name) like ?1 escape '!'"
                                + " order by r.name",
                        SqlSearch.anywhere(text.toLowerCase(Locale.ROOT)))
                .setMaxResults(atMost)
                .getResultList());
    }

    @Override
    public void note(String idp, Collection<String> names, LocalDate day, int most) {
        transactions.run(em -> {
            if (JpaRegisteredIdps.holds(em, idp)) {
                names.stream().sorted().forEach(name -> em.merge(new GroupNameRow(idp, name, day)));
                em.flush();
                forgetBeyond(em, idp, most);
            }
        });
    }

    private static void forgetBeyond(EntityManager em, String idp, int most) {
        Statements.query(
                        em,
                        GroupNameRow.class,
                        "select r from GroupNameRow r where r.idp = ?1 order by r.seenOn desc, r.name",
                        idp)
                .setFirstResult(most)
                .getResultList()
                .forEach(em::remove);
    }

    @Override
    public int forgetBefore(LocalDate day) {
        return transactions.change("delete from GroupNameRow r where r.seenOn < ?1", day);
    }
}
