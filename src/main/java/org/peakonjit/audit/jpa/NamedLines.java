package org.peakonjit.audit.jpa;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.jpa.JpqlQuery;
import org.peakonjit.subject.NameInText;

/** The lines of the audit in which somebody is named, be it by the steps of a sign-on alone. */
final class NamedLines {

    private static final int AT_ONCE = 500;

    private final String person;
    private final NameInText name;

    NamedLines(String person) {
        this.person = person;
        this.name = new NameInText(person);
    }

    /** Goes through the whole audit, a few at a time: what an entity manager has of those before is sent, and forgotten. */
    void forEach(EntityManager em, Consumer<TracedAuditRow> each) {
        AuditStretch.forEach(em, stretch -> forEach(em, stretch, each));
    }

    private void forEach(EntityManager em, AuditStretch stretch, Consumer<TracedAuditRow> each) {
        List<TracedAuditRow> some = behind(em, stretch, null);
        while (!some.isEmpty()) {
            some.stream().filter(row -> row.names(name) || row.stepsName(name)).forEach(each);
            em.flush();
            em.clear();
            some = some.size() < AT_ONCE ? List.of() : behind(em, stretch, some.get(AT_ONCE - 1));
        }
    }

    private List<TracedAuditRow> behind(EntityManager em, AuditStretch stretch, @Nullable TracedAuditRow last) {
        Instant from = last == null ? stretch.from() : last.toEntry().at();
        JpqlQuery search = new AuditStretch(from, stretch.until()).search("TracedAuditRow");
        search.andContains(person, "e.person", "e.actor", "e.object", "e.detail", "e.before", "e.after", "e.steps");
        if (last != null) {
            search.and("(e.at > ? or e.id > ?)", Timestamp.from(from), last.id());
        }
        return search.select(em, "e", "order by e.at, e.id", TracedAuditRow.class)
                .setMaxResults(AT_ONCE)
                .getResultList();
    }
}
