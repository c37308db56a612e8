package org.peakonjit.alerting.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.alerting.Alert;
import org.peakonjit.alerting.AlertKind;
import org.peakonjit.alerting.Condition;
import org.peakonjit.alerting.Severity;
import org.peakonjit.json.StoredJson;

@Entity
@Table(name = "alert")
class AlertRow {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private AlertKind kind;

    private String object;
    private int stage;

    @Enumerated(EnumType.STRING)
    private Severity severity;

    private String facts;
    private Timestamp raisedAt;
    private @Nullable Timestamp clearedAt;

    protected AlertRow() {}

    AlertRow(UUID id, Condition condition, Instant at) {
        this.id = id;
        this.kind = condition.kind();
        this.object = condition.object();
        this.raisedAt = Timestamp.from(at);
        become(condition);
    }

    final void become(Condition condition) {
        stage = condition.stage();
        severity = condition.severity();
        facts = StoredJson.write(condition.facts());
    }

    void clear(Instant at) {
        clearedAt = Timestamp.from(at);
    }

    Alert toAlert() {
        return new Alert(
                id,
                kind,
                object,
                stage,
                severity,
                StoredJson.readTexts(facts),
                raisedAt.toInstant(),
                clearedAt == null ? null : clearedAt.toInstant());
    }
}
