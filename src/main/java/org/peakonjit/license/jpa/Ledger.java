package org.peakonjit.license.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.subject.Person;
import org.peakonjit.subject.PersonKey;

/** The ledger's statements, in one transaction. */
final class Ledger {

    private final EntityManager entityManager;

    Ledger(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The rows that have the person's key or address: two at most. One statement, by two unique indexes. */
    List<SeatRow> of(String application, Person person) {
        Optional<PersonKey> key = person.key();
        if (key.isEmpty()) {
            return at(application, person.address()).stream().toList();
        }
        List<SeatRow> rows = Statements.sqlRows(
                entityManager,
                SeatRow.class,
                "select " + SeatColumns.OF_SEAT + " from seat where application = ?1 and person_key = ?2"
                        + " union all select " + SeatColumns.OF_SEAT
                        + " from seat where application = ?1 and holder = ?3",
                application,
                key.get().digest(),
                person.address());
        return rows.stream().distinct().toList();
    }

    Optional<SeatRow> at(String application, String address) {
        return by("address", application, address);
    }

    /** The row that has the account, and those that have an address of it. */
    List<SeatRow> ofAccount(String application, String scimId, Set<String> addresses) {
        Stream<SeatRow> addressed = addresses.stream().sorted().flatMap(address -> at(application, address).stream());
        return Stream.concat(ofAccount(application, scimId).stream(), addressed)
                .distinct()
                .toList();
    }

    Optional<SeatRow> ofAccount(String application, String scimId) {
        return by("scimId", application, scimId);
    }

    boolean isAnothers(SeatRow row, String scimId) {
        return ofAccount(row.toSeat().application(), scimId)
                .filter(other -> !other.id().equals(row.id()))
                .isPresent();
    }

    private Optional<SeatRow> by(String field, String application, String value) {
        return Statements.query(
                        entityManager,
                        SeatRow.class,
                        "select s from SeatRow s where s.application = ?1 and s." + field + " = ?2",
                        application,
                        value)
                .getResultStream()
                .findFirst();
    }

    @Nullable
    SeatRow findLocked(UUID id) {
        return entityManager.find(SeatRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    void set(UUID seat, String what) {
        Statements.change(entityManager, "update SeatRow s set " + what + " where s.id = ?1", seat);
    }

    void add(SeatRow row) {
        entityManager.persist(row);
        entityManager.flush();
    }
}
