package org.peakonjit.license.jpa;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.peakonjit.database.jpa.KeyedList;
import org.peakonjit.database.jpa.KeyedList.Key;
import org.peakonjit.database.jpa.KeyedList.Section;
import org.peakonjit.database.jpa.SqlSearch;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.database.keyset.Place;
import org.peakonjit.database.keyset.RowCount;
import org.peakonjit.database.keyset.Slice;
import org.peakonjit.license.seat.SeatOrigin;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.license.seat.SeatQuery.Matching;
import org.peakonjit.license.seat.SeatState;
import org.peakonjit.subject.EmailAddress;

/** A {@link SeatQuery} as SQL. */
final class SeatSearch {

    private static final Key<SeatRow> HOLDER =
            new Key<>("s.holder", true, row -> row.toSeat().address(), holder -> holder);

    private final SqlSearch search = new SqlSearch("seat s");
    /** The same, whenever they were used last. */
    private final SqlSearch used;

    private final EntityManager entityManager;
    private final String application;
    private final SeatQuery query;

    SeatSearch(EntityManager entityManager, String application, SeatQuery query) {
        this.entityManager = entityManager;
        this.application = application;
        search.and("s.application = ?", application);
        this.query = query.text().isEmpty() || query.matching().isPresent() ? query : query.with(matching());
        query.text()
                .map(EmailAddress::canonical)
                .ifPresent(text -> search.and("s.holder like ? escape '!'", part(text)));
        query.state().ifPresent(state -> search.and("s.state = ?", state.name()));
        query.origin().ifPresent(origin -> search.and("s.origin = ?", origin.name()));
        query.reservedUntil().ifPresent(until -> search.and("s.reserved_at <= ?", Timestamp.from(until)));
        used = search.copy();
        query.idleSince()
                .map(Timestamp::from)
                .ifPresent(since -> search.and("(s.last_sign_in is null or s.last_sign_in < ?)", since));
    }

    /** Among few seats the text is found anywhere in the address, among many at its beginning, by an index. */
    private Matching matching() {
        return search.isMoreThan(entityManager, RowCount.COUNTED) ? Matching.BEGINNING : Matching.ANYWHERE;
    }

    private String part(String text) {
        return query.matching().equals(Optional.of(Matching.BEGINNING))
                ? SqlSearch.beginning(text)
                : SqlSearch.anywhere(text);
    }

    /** The query with its matching as it is in this search. */
    SeatQuery query() {
        return query;
    }

    Slice<SeatRow> page(Place place, int limit) {
        String order = query.order() + (query.reversed() ? "/reversed" : "");
        return new KeyedList<>(search, "s.*", SeatRow.class, order, sections()).read(entityManager, place, limit);
    }

    private List<Section<SeatRow>> sections() {
        return switch (query.order()) {
            case HOLDER ->
                List.of(new Section<>(
                        null,
                        List.of(),
                        List.of(new Key<>(HOLDER.column(), !query.reversed(), HOLDER.of(), HOLDER.read()))));
            case STATE -> alike("s.state", SeatState.values(), Stream.empty());
            case ORIGIN ->
                alike("s.origin", SeatOrigin.values(), Stream.of(Section.without("s.origin", List.of(HOLDER))));
            case LAST_SIGN_IN ->
                latestFirst("s.last_sign_in", row -> row.toSeat().lastSignIn());
            case FIRST_SIGN_IN ->
                latestFirst("s.first_sign_in", row -> row.toSeat().firstSignIn());
            case RESERVED_AT -> latestFirst("s.reserved_at", row -> row.toSeat().reservedAt());
        };
    }

    /** By holder, those that have the first word in the column before those that have the second, and so on. */
    private List<Section<SeatRow>> alike(String column, Enum<?>[] words, Stream<Section<SeatRow>> last) {
        Stream<Section<SeatRow>> each = Stream.of(words)
                .map(Enum::name)
                .sorted(query.reversed() ? Comparator.reverseOrder() : Comparator.<String>naturalOrder())
                .map(word -> new Section<>(column + " = ?", List.of(word), List.of(HOLDER)));
        return Stream.concat(each, last).toList();
    }

    /** What has no value comes last in any case. */
    private List<Section<SeatRow>> latestFirst(String column, Function<SeatRow, Instant> of) {
        boolean upwards = query.reversed();
        Key<SeatRow> time = new Key<>(
                column, upwards, row -> String.valueOf(of.apply(row)), text -> Timestamp.from(Instant.parse(text)));
        Key<SeatRow> holder = new Key<>(HOLDER.column(), upwards, HOLDER.of(), HOLDER.read());
        return List.of(
                new Section<>(column + " is not null", List.of(), List.of(time, holder)),
                Section.without(column, List.of(HOLDER)));
    }

    /** Assigned ones whose holder did not sign in since then, those that were taken first before the others. */
    static List<SeatRow> idle(EntityManager entityManager, String application, Instant before, int atMost) {
        return Statements.query(
                        entityManager,
                        SeatRow.class,
                        "select s from SeatRow s where s.application = ?1 and s.state = ?2"
                                + " and coalesce(s.lastSignIn, s.reservedAt) < ?3 order by s.reservedAt",
                        application,
                        SeatState.ASSIGNED,
                        Timestamp.from(before))
                .setMaxResults(atMost)
                .getResultList();
    }

    long count() {
        return search.count(entityManager);
    }

    /** Of the whole ledger, the number is known. */
    RowCount found(LongSupplier consumed) {
        if (query.isEverything()) {
            return RowCount.exactly(consumed.getAsLong());
        }
        return query.idleSince().map(this::idle).orElseGet(() -> search.found(entityManager));
    }

    /** Two stretches of the index by last sign-in: together they are none. */
    private RowCount idle(Instant since) {
        SqlSearch never = used.copy();
        never.and("s.last_sign_in is null");
        SqlSearch before = used.copy();
        before.and("s.last_sign_in < ?", Timestamp.from(since));
        return never.found(entityManager).plus(before.found(entityManager));
    }
}
