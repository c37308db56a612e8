package org.peakonjit.identityprovider.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.identityprovider.AttributeNameStore;

@Singleton
class JpaAttributeNames implements AttributeNameStore {

    private final Transactions transactions;

    @Inject
    JpaAttributeNames(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<String> of(String idp) {
        return transactions.call(
                em -> Statements.query(em, String.class, "select r.name from AttributeNameRow r where r.idp = ?1", idp)
                        .getResultList());
    }

    @Override
    public List<String> all() {
        return transactions.call(em -> em.createQuery("select distinct r.name from AttributeNameRow r", String.class)
                .getResultList());
    }

    @Override
    public void add(String idp, Collection<String> names, int most) {
        transactions.run(em -> {
            if (!JpaRegisteredIdps.holds(em, idp)) {
                return;
            }
            long room = most
                    - Statements.query(em, Long.class, "select count(r) from AttributeNameRow r where r.idp = ?1", idp)
                            .getSingleResult();
            names.stream()
                    .filter(name -> em.find(AttributeNameRow.class, AttributeNameRow.id(idp, name)) == null)
                    .limit(Math.max(0, room))
                    .forEach(name -> em.persist(new AttributeNameRow(idp, name)));
        });
    }
}
