package org.peakonjit.schedule.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.peakonjit.schedule.ClockSteadiness;
import org.peakonjit.schedule.Outbox.Entry;

@Entity
@Table(name = "outbox")
class OutboxRow {

    @Id
    private String id;

    private String kind;
    private String item;
    private String payload = "";
    private long revision;
    private int attempts;
    private @Nullable Timestamp due;
    private @Nullable String trouble;

    private Timestamp writtenAt;
    private Timestamp triedSince;

    protected OutboxRow() {}

    OutboxRow(String kind, String item, String json, Instant now) {
        this.id = id(kind, item);
        this.kind = kind;
        this.item = item;
        this.writtenAt = Timestamp.from(now);
        this.triedSince = writtenAt;
        carry(json, now);
    }

    static String id(String kind, String item) {
        return kind + "/" + item;
    }

    String payload() {
        return payload;
    }

    void carry(String json, Instant now) {
        payload = json;
        revision++;
        writtenAt = Timestamp.from(now);
        beginAnew(now);
    }

    /** As if it had never been tried. */
    void beginAnew(Instant now) {
        attempts = 0;
        trouble = null;
        tryFrom(now);
    }

    void tryFrom(Instant now) {
        triedSince = Timestamp.from(now);
        due = triedSince;
    }

    /** From when on a row was not written yet now, however much the nodes' clocks differ. */
    static Instant ahead(Instant now) {
        return now.plus(ClockSteadiness.UNSEEN);
    }

    /** Returns whether it was due. */
    boolean lease(Instant now, Instant until) {
        boolean ofAClockAhead = writtenAt.toInstant().isAfter(ahead(now));
        if (due == null || due.toInstant().isAfter(now) && !ofAClockAhead) {
            return false;
        }
        if (ofAClockAhead) {
            writtenAt = Timestamp.from(now);
            triedSince = writtenAt;
        }
        due = Timestamp.from(until);
        revision++;
        return true;
    }

    void failed(String why, @Nullable Instant nextTry) {
        attempts++;
        trouble = why;
        due = nextTry == null ? null : Timestamp.from(nextTry);
    }

    Entry toEntry() {
        Instant next = due == null ? null : due.toInstant();
        return new Entry(kind, item, payload, attempts, triedSince.toInstant(), next, trouble, revision);
    }
}
