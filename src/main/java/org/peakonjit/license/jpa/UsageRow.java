package org.peakonjit.license.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Date;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.peakonjit.license.UsageHistory.Point;

@Entity
@Table(name = "usage_snapshot")
class UsageRow {

    @Id
    private String id;

    private String application;

    @Column(name = "taken_on")
    private Date day;

    private long consumed;

    @Column(name = "seat_limit")
    @Nullable
    private Integer limit;

    protected UsageRow() {}

    UsageRow(String application, Point point) {
        this.id = application + "/" + point.day();
        this.application = application;
        this.day = Date.valueOf(point.day());
        this.consumed = point.consumed();
        this.limit = point.limit().isPresent() ? point.limit().getAsInt() : null;
    }

    Point toPoint() {
        return new Point(day.toLocalDate(), consumed, limit == null ? OptionalInt.empty() : OptionalInt.of(limit));
    }
}
