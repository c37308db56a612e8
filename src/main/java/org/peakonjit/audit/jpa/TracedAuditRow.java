package org.peakonjit.audit.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditTrail.TracedEntry;
import org.peakonjit.subject.NameInText;
import org.peakonjit.trace.StepKind;
import org.peakonjit.trace.TraceStep;

/** A row of {@code audit_event} as it is written, and as one sign-on or sign-out is read. */
@Entity
@Table(name = "audit_event")
class TracedAuditRow extends AuditColumns {

    private @Nullable String steps;

    protected TracedAuditRow() {}

    TracedAuditRow(AuditEntry entry, List<TraceStep> steps) {
        super(entry);
        this.steps = steps.isEmpty() ? null : StepsText.of(steps);
        steps.stream()
                .filter(step -> step.kind() == StepKind.HANDED_OFF)
                .findFirst()
                .ifPresent(step -> took((int) Math.min(step.afterMilliseconds(), Integer.MAX_VALUE)));
    }

    /** Whether the steps name that person. */
    boolean stepsName(NameInText name) {
        return name.isIn(steps);
    }

    TracedEntry toTraced() {
        return new TracedEntry(toEntry(), steps == null ? List.of() : StepsText.read(steps));
    }
}
