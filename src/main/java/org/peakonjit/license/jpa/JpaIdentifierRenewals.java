package org.peakonjit.license.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.peakonjit.database.jpa.LongKey;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.license.person.IdentifierRenewals;

/** In the database, so that it holds on every node. */
@Singleton
class JpaIdentifierRenewals implements IdentifierRenewals {

    private final Transactions transactions;

    @Inject
    JpaIdentifierRenewals(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Instant> since(String issuer) {
        return transactions.find(IdentifierRenewalRow.class, LongKey.of(issuer)).map(IdentifierRenewalRow::since);
    }

    @Override
    public void note(String issuer, Instant instant) {
        transactions.run(em -> em.merge(new IdentifierRenewalRow(issuer, instant)));
    }
}
