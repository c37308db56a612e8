package org.peakonjit.audit;

import jakarta.enterprise.event.Event;
import java.util.List;
import org.peakonjit.access.AdministratorOfTheSettings;
import org.peakonjit.application.ConfiguredByFile;
import org.peakonjit.audit.jpa.StoredAudit;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.events.ObservedEvents;
import org.peakonjit.license.SeatReleased;
import org.peakonjit.signon.SignOnEvent;

/** What is told of changes, written into the audit of a test's database; which can be taken away. */
public final class WrittenAudit {

    private final TestNode node;
    private final AuditTrail trail;
    private final AuditWriter writer;

    public WrittenAudit(TestNode node) {
        this.node = node;
        trail = StoredAudit.in(node);
        writer = new AuditWriter(trail);
    }

    public Event<AdministrativeEvent> ofAdministrators() {
        return new ObservedEvents<>(writer::administration);
    }

    public Event<ConfiguredByFile> ofTheApplicationsFile() {
        return new ObservedEvents<>(writer::configured);
    }

    public Event<AdministratorOfTheSettings> ofTheSettings() {
        return new ObservedEvents<>(writer::administrator);
    }

    public Event<SignOnEvent> ofSignOns() {
        return new ObservedEvents<>(writer::signOn);
    }

    public Event<SeatReleased> ofSeats() {
        return new ObservedEvents<>(writer::released);
    }

    public long lines() {
        return trail.count(AuditQueries.all());
    }

    /** All of them, the latest first. */
    public List<AuditEntry> all() {
        return trail.page(AuditQueries.all(), 0, 1000);
    }

    /** Runs {@code work} while no line of the audit can be written. */
    public void without(Runnable work) {
        run("alter table audit_event rename to audit_elsewhere");
        try {
            work.run();
        } finally {
            run("alter table audit_elsewhere rename to audit_event");
        }
    }

    private void run(String sql) {
        node.transactions.run(em -> em.createNativeQuery(sql).executeUpdate());
    }
}
