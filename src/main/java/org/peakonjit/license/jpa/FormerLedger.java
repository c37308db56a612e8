package org.peakonjit.license.jpa;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.license.person.FormerHolder;

/** The statements about those whose seats were released, in one transaction. */
final class FormerLedger {

    private final EntityManager entityManager;

    FormerLedger(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Who had the account last, and who had an address of those last that is not free. */
    List<FormerHolder> ofAccount(String application, String scimId, Set<String> addresses) {
        Stream<FormerHolder> addressed = addresses.stream()
                .sorted()
                .flatMap(address -> last(application, "address", address))
                .filter(former -> !former.addressFreed());
        return Stream.concat(last(application, "scimId", scimId), addressed)
                .distinct()
                .toList();
    }

    /** One at most. */
    private Stream<FormerHolder> last(String application, String field, String value) {
        return Statements.query(
                        entityManager,
                        FormerHolderRow.class,
                        "select f from FormerHolderRow f where f.application = ?1 and f." + field + " = ?2"
                                + " order by f.releasedAt desc, f.id",
                        application,
                        value)
                .setMaxResults(1)
                .getResultStream()
                .map(FormerHolderRow::toFormerHolder);
    }
}
