package org.peakonjit.audit.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.peakonjit.audit.AuditMentions;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.subject.NameInText;

/** Mentions in the database: no index knows whom a text names, so all of it is gone through. */
@Singleton
class JpaAuditMentions implements AuditMentions {

    private final Transactions transactions;

    @Inject
    JpaAuditMentions(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<NamingLine> of(String person) {
        NameInText name = new NameInText(person);
        return transactions.call(em -> {
            List<NamingLine> found = new ArrayList<>();
            new NamedLines(person).forEach(em, row -> {
                if (!row.isAbout(person)) {
                    found.add(new NamingLine(row.id(), row.names(name), row.stepsName(name)));
                }
            });
            return found;
        });
    }
}
