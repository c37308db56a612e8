package org.peakonjit.alerting.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.alerting.AlertKind;
import org.peakonjit.alerting.Topic;
import org.peakonjit.alerting.TopicState;
import org.peakonjit.database.jpa.LongKey;

@Entity
@Table(name = "alert_standing")
class AlertStandingRow {

    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    private AlertKind kind;

    private String object;
    private int stage;
    private @Nullable String alert; // as text: EclipseLink reads no null as a UUID
    private long revision;

    protected AlertStandingRow() {}

    AlertStandingRow(Topic topic) {
        id = id(topic);
        kind = topic.kind();
        object = topic.object();
    }

    static String id(Topic topic) {
        return LongKey.of(topic.kind().word() + "/" + topic.object());
    }

    /** @param alert the active one; null = none */
    void become(int stage, @Nullable UUID alert) {
        this.stage = stage;
        this.alert = alert == null ? null : alert.toString();
        revision++;
    }

    @Nullable
    UUID alert() {
        return alert == null ? null : UUID.fromString(alert);
    }

    int stage() {
        return stage;
    }

    long revision() {
        return revision;
    }

    TopicState toStanding(Map<String, String> facts) {
        return new TopicState(new Topic(kind, object), stage, facts, revision);
    }
}
