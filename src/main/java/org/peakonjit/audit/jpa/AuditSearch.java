package org.peakonjit.audit.jpa;

import com.google.common.base.Ascii;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.peakonjit.audit.AuditEntry.Kind;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditQuery.SignOns;
import org.peakonjit.database.jpa.KeyedList;
import org.peakonjit.database.jpa.KeyedList.Key;
import org.peakonjit.database.jpa.KeyedList.Section;
import org.peakonjit.database.jpa.SqlSearch;
import org.peakonjit.database.keyset.Place;
import org.peakonjit.database.keyset.RowCount;
import org.peakonjit.database.keyset.Slice;
import org.peakonjit.subject.EmailAddress;

/** An {@link AuditQuery} as SQL. */
final class AuditSearch {

    /** All but the steps. */
    private static final String COLUMNS = "e.id, e.at, e.kind, e.reference, e.application, e.person, e.issuer, e.flow,"
            + " e.outcome, e.provisioning, e.policy, e.detail, e.address, e.actor, e.object, e.state_before,"
            + " e.state_after, e.took_ms";

    private static final String ADMITTED = "admitted";

    private final EntityManager entityManager;
    private final AuditQuery query;
    private final SqlSearch search = new SqlSearch("audit_event e");

    AuditSearch(EntityManager entityManager, AuditQuery query) {
        this.entityManager = entityManager;
        this.query = query;
        query.kind().ifPresent(kind -> search.and("e.kind = ?", kind.name()));
        query.from().ifPresent(from -> search.and("e.at >= ?", Timestamp.from(from)));
        query.until().ifPresent(until -> search.and("e.at < ?", Timestamp.from(until)));
        query.application().ifPresent(name -> search.and("e.application = ?", name));
        query.outcome().ifPresent(outcome -> search.and("e.outcome = ?", outcome));
        narrow(query.signOns());
        query.person().ifPresent(this::named);
    }

    private void narrow(SignOns signOns) {
        signOns.policy().ifPresent(policy -> search.and("e.policy = ?", policy));
        signOns.flow().ifPresent(flow -> search.and("e.flow = ?", flow));
        if (signOns.admitted().isPresent() && signOns.admitted().get()) {
            search.and("e.outcome = ?", ADMITTED);
        } else if (signOns.admitted().isPresent()) {
            // Two ranges of an index, where "other than" is none.
            search.and("(e.outcome < ? or e.outcome > ?)", ADMITTED, ADMITTED);
        }
        if (signOns.provisioning()) {
            search.and("e.provisioning is not null");
        }
        if (signOns.known()) {
            search.and("e.provisioning is null");
        }
        signOns.group().ifPresent(group -> search.and("e.outcome like ? escape '!'", SqlSearch.beginning(group + ".")));
        signOns.about().ifPresent(whom -> search.and("e.person = ?", whom));
    }

    /** Among a few lines the text is found anywhere in the name, among many at its beginning, by an index. */
    private void named(String text) {
        if (!search.isMoreThan(entityManager, RowCount.COUNTED)) {
            String anywhere = SqlSearch.anywhere(text.toLowerCase(Locale.ROOT));
            String folded = SqlSearch.anywhere(Ascii.toLowerCase(text)); // as PostgreSQL lowers bytewise columns
            search.and(
                    "(lower(e.person) like ? escape '!' or lower(e.person) like ? escape '!'"
                            + " or lower(e.actor) like ? escape '!')",
                    anywhere,
                    folded,
                    anywhere);
            return;
        }
        String typed = SqlSearch.beginning(text);
        String canonical = SqlSearch.beginning(EmailAddress.canonical(text));
        String person = "(e.person like ? escape '!' or e.person like ? escape '!'";
        if (query.kind().equals(Optional.of(Kind.SIGN_ON))) {
            search.and(person + ")", canonical, typed);
        } else {
            search.and(
                    person + " or e.kind = 'ADMINISTRATION' and e.actor like ? escape '!')", canonical, typed, typed);
        }
    }

    Slice<AuditRow> page(Place place, int limit) {
        String order = query.order() + (query.reversed() ? "/reversed" : "");
        return new KeyedList<>(search, COLUMNS, AuditRow.class, order, sections()).read(entityManager, place, limit);
    }

    long count() {
        return search.count(entityManager);
    }

    RowCount found() {
        return search.found(entityManager);
    }

    private List<Section<AuditRow>> sections() {
        return switch (query.order()) {
            case LATEST, EARLIEST -> List.of(new Section<>(null, List.of(), byTime(!query.isLatestFirst())));
            case PERSON -> by("e.person", row -> row.toEntry().person());
            case APPLICATION -> by("e.application", row -> row.toEntry().application());
            case OUTCOME -> by("e.outcome", row -> row.toEntry().outcome());
        };
    }

    /** Latest first of those that have the same; what has nothing comes last in any case. */
    private List<Section<AuditRow>> by(String column, Function<AuditRow, String> of) {
        Key<AuditRow> first = new Key<>(column, !query.reversed(), of, text -> text);
        List<Key<AuditRow>> time = byTime(query.reversed());
        return List.of(
                new Section<>(column + " is not null", List.of(), List.of(first, time.get(0), time.get(1))),
                Section.without(column, time));
    }

    private static List<Key<AuditRow>> byTime(boolean upwards) {
        return List.of(
                new Key<>(
                        "e.at",
                        upwards,
                        row -> row.toEntry().at().toString(),
                        text -> Timestamp.from(Instant.parse(text))),
                new Key<>("e.id", upwards, row -> row.toEntry().id().toString(), UUID::fromString));
    }
}
