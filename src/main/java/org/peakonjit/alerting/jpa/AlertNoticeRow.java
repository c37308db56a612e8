package org.peakonjit.alerting.jpa;

import jakarta.persistence.Column;
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
import org.peakonjit.alerting.ChannelKind;
import org.peakonjit.alerting.DeliveryTrouble;
import org.peakonjit.alerting.Notice;
import org.peakonjit.alerting.Outbox.Undelivered;
import org.peakonjit.alerting.Outbox.Waiting;
import org.peakonjit.alerting.Severity;
import org.peakonjit.alerting.ThresholdCrossing;

/** A row of {@code alert_notice}. */
@Entity
@Table(name = "alert_notice")
class AlertNoticeRow {

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "alert")
    private UUID alert;

    @Enumerated(EnumType.STRING)
    @Column(name = "channel")
    private ChannelKind channel;

    @Enumerated(EnumType.STRING)
    @Column(name = "event")
    private ThresholdCrossing event;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private AlertKind kind;

    @Column(name = "object")
    private String object;

    @Enumerated(EnumType.STRING)
    @Column(name = "severity")
    private Severity severity;

    @Column(name = "facts")
    private String facts;

    @Column(name = "at")
    private Timestamp at;

    @Column(name = "attempts")
    private int attempts;

    @Column(name = "tried_since")
    private Timestamp triedSince;

    @Column(name = "due")
    private @Nullable Timestamp due;

    @Column(name = "sent_at")
    private @Nullable Timestamp sentAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "reason")
    private @Nullable DeliveryTrouble reason;

    @Column(name = "claim")
    private long claim;

    protected AlertNoticeRow() {}

    AlertNoticeRow(Alert about, ThresholdCrossing event, ChannelKind channel, Instant at) {
        this.id = UUID.randomUUID();
        this.alert = about.id();
        this.channel = channel;
        this.event = event;
        this.kind = about.kind();
        this.object = about.object();
        this.severity = about.severity();
        this.facts = Facts.write(about.facts());
        this.at = Timestamp.from(at);
        this.triedSince = this.at;
        this.due = this.at;
    }

    UUID id() {
        return id;
    }

    long claim() {
        return claim;
    }

    void sent(Instant when) {
        sentAt = Timestamp.from(when);
        due = null;
        reason = null;
    }

    void failed(DeliveryTrouble why, @Nullable Instant nextTry) {
        attempts++;
        reason = why;
        due = nextTry == null ? null : Timestamp.from(nextTry);
    }

    void tryAgain(Instant now) {
        triedSince = Timestamp.from(now);
        due = triedSince;
    }

    Waiting toWaiting() {
        return new Waiting(toNotice(), channel, attempts, triedSince.toInstant());
    }

    Undelivered toUndelivered() {
        return new Undelivered(
                toNotice(),
                channel,
                attempts,
                reason == null ? DeliveryTrouble.FAILED : reason,
                due == null ? null : due.toInstant());
    }

    private Notice toNotice() {
        return new Notice(id, alert, event, kind, object, severity, Facts.read(facts), at.toInstant());
    }
}
