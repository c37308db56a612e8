package org.peakonjit.license.jpa;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.license.person.FormerHolder;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.subject.Person;
import org.peakonjit.subject.PersonKey;

/** The statements about those whose seats were released, in one transaction. */
final class FormerLedger {

    private final EntityManager entityManager;

    FormerLedger(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Those with the person's key or address, latest first. */
    List<FormerHolder> of(String application, Person person) {
        return Statements.query(entityManager, FormerHolderRow.class, "select f from FormerHolderRow f where f.application = ?1"
                                + " and (f.address = ?2 or f.personKey = ?3) order by f.releasedAt desc, f.id", application, person.address(), person.key().map(PersonKey::digest).orElse(""))
                .getResultStream()
                .map(FormerHolderRow::toFormerHolder)
                .toList();
    }

    /** Those of all applications with the address, latest first. */
    List<FormerHolder> at(String address) {
        return Statements.query(entityManager, FormerHolderRow.class, "select f from FormerHolderRow f where f.address = ?1 order by f.releasedAt desc, f.id", address)
                .getResultStream()
                .map(FormerHolderRow::toFormerHolder)
                .toList();
    }

    /** Who had the account last, and who had an address of those last that is not free. */
    List<FormerHolder> ofAccount(String application, String scimId, Set<String> addresses) {
        Stream<FormerHolder> addressed = addresses.stream()
                .sorted()
                .flatMap(address -> of(application, Person.at(address)).stream().limit(1))
                .filter(former -> !former.addressFreed());
        return Stream.concat(ofAccount(application, scimId).stream(), addressed)
                .distinct()
                .toList();
    }

    /** Who had the account last. */
    Optional<FormerHolder> ofAccount(String application, String scimId) {
        return Statements.query(entityManager, FormerHolderRow.class, "select f from FormerHolderRow f where f.application = ?1 and f.scimId = ?2"
                                + " order by f.releasedAt desc, f.id", application, scimId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(FormerHolderRow::toFormerHolder);
    }

    Optional<FormerHolderRow> find(String application, UUID seat) {
        return Optional.ofNullable(entityManager.find(FormerHolderRow.class, seat))
                .filter(row -> row.toFormerHolder().application().equals(application));
    }

    void keep(Seat seat, Instant now) {
        entityManager.persist(new FormerHolderRow(seat, now));
    }

    int forget(String address) {
        return Statements.change(entityManager, "delete from FormerHolderRow f where f.address = ?1", address);
    }

    int forgetBefore(Instant instant) {
        return Statements.change(entityManager, "delete from FormerHolderRow f where f.releasedAt < ?1", Timestamp.from(instant));
    }
}
