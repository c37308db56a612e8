package org.peakonjit.license.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.peakonjit.license.person.FormerHolder;
import org.peakonjit.license.seat.Seat;

/** The statements about those whose seats were released, in one transaction. */
final class FormerLedger {

    private final EntityManager entityManager;

    FormerLedger(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Those of all applications with the address, latest first. */
    List<FormerHolder> at(String address) {
        return latestFirst("f.address = :address")
                .setParameter("address", address)
                .getResultStream()
                .map(FormerHolderRow::toFormerHolder)
                .toList();
    }

    /** Who had the account last, and who had an address of those last that is not free. */
    List<FormerHolder> ofAccount(String application, String scimId, Set<String> addresses) {
        Stream<FormerHolder> addressed = addresses.stream()
                .sorted()
                .flatMap(address -> latest(application, "address", address).stream())
                .filter(former -> !former.addressFreed());
        return Stream.concat(latest(application, "scimId", scimId).stream(), addressed)
                .distinct()
                .toList();
    }

    private Optional<FormerHolder> latest(String application, String field, String value) {
        return latestFirst("f.application = :application and f." + field + " = :value")
                .setParameter("application", application)
                .setParameter("value", value)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(FormerHolderRow::toFormerHolder);
    }

    private TypedQuery<FormerHolderRow> latestFirst(String condition) {
        return entityManager.createQuery(
                "select f from FormerHolderRow f where " + condition + " order by f.releasedAt desc, f.id",
                FormerHolderRow.class);
    }

    Optional<FormerHolderRow> find(String application, UUID seat) {
        return Optional.ofNullable(entityManager.find(FormerHolderRow.class, seat))
                .filter(row -> row.toFormerHolder().application().equals(application));
    }

    void keep(Seat seat, Instant now) {
        entityManager.persist(new FormerHolderRow(seat, now));
    }
}
