package org.peakonjit.saml.metadata.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.metadata.MetadataSourceId;
import org.peakonjit.saml.metadata.RefreshState;

/** A row of {@code idp_metadata_refresh}. */
@Entity
@Table(name = "idp_metadata_refresh")
class RefreshRow {

    private static final int LONGEST_TROUBLE = 1000;

    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "idp")
    private String idp;

    @Column(name = "location")
    private String location;

    @Column(name = "document")
    private long document;

    @Column(name = "etag")
    private @Nullable String etag;

    @Column(name = "last_modified")
    private @Nullable String lastModified;

    @Column(name = "confirmed_at")
    private @Nullable Timestamp confirmedAt;

    @Column(name = "attempted_at")
    private Timestamp attemptedAt;

    @Column(name = "due_at")
    private Timestamp dueAt;

    @Column(name = "under_way")
    private boolean underWay;

    @Column(name = "failures")
    private int failures;

    @Column(name = "trouble")
    private @Nullable String trouble;

    protected RefreshRow() {}

    RefreshRow(MetadataSourceId source) {
        id = source.toString();
        idp = source.idp();
        location = source.location();
    }

    MetadataSourceId source() {
        return new MetadataSourceId(idp, location);
    }

    RefreshState state() {
        return new RefreshState(
                document,
                etag,
                lastModified,
                confirmedAt == null ? null : confirmedAt.toInstant(),
                attemptedAt.toInstant(),
                dueAt.toInstant(),
                underWay,
                failures,
                trouble == null ? null : Fault.of(trouble));
    }

    void become(RefreshState state) {
        Instant confirmed = state.confirmedAt();
        Fault why = state.trouble();
        document = state.document();
        etag = state.etag();
        lastModified = state.lastModified();
        confirmedAt = confirmed == null ? null : Timestamp.from(confirmed);
        attemptedAt = Timestamp.from(state.attemptedAt());
        dueAt = Timestamp.from(state.dueAt());
        underWay = state.underWay();
        failures = state.failures();
        trouble = why == null ? null : fitting(why);
    }

    private static String fitting(Fault why) {
        String text = why.text();
        return text.length() <= LONGEST_TROUBLE ? text : new Fault(why.code(), List.of()).text();
    }
}
