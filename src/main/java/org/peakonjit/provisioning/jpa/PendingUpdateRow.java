package org.peakonjit.provisioning.jpa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.provisioning.PendingUpdates.Pending;
import org.peakonjit.provisioning.ScimUser;

/** A person's change that waits to be sent. */
@Entity
@Table(name = "pending_update")
class PendingUpdateRow {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Id
    private UUID seat;

    @Column(name = "application", nullable = false)
    private String application;

    @Column(name = "account_id", nullable = false)
    private String accountId;

    @Column(name = "address")
    private @Nullable String address;

    @Column(name = "user_name", nullable = false)
    private String userName;

    @Column(name = "external_id")
    private @Nullable String externalId;

    @Column(name = "email")
    private @Nullable String email;

    @Column(name = "resource", nullable = false)
    private String resource;

    @Column(name = "digest", nullable = false)
    private String digest;

    @Column(name = "attempts", nullable = false)
    private int attempts;

    @Column(name = "due", nullable = false)
    private Timestamp due;

    protected PendingUpdateRow() {}

    PendingUpdateRow(UUID seat, String application) {
        this.seat = seat;
        this.application = application;
    }

    boolean carries(ScimUser user) {
        return user.digest().equals(digest);
    }

    void carry(String accountId, String address, ScimUser user, Instant now) {
        this.address = address;
        this.accountId = accountId;
        this.userName = user.userName();
        this.externalId = user.externalId().orElse(null);
        this.email = user.email().orElse(null);
        this.resource = user.resource().toString();
        this.digest = user.digest();
        this.attempts = 0;
        this.due = Timestamp.from(now);
    }

    void postpone(Instant until) {
        attempts++;
        due = Timestamp.from(until);
    }

    Pending toPending() {
        return new Pending(
                seat,
                application,
                accountId,
                address,
                new ScimUser(userName, Optional.ofNullable(externalId), Optional.ofNullable(email), parsed(), digest),
                attempts);
    }

    private ObjectNode parsed() {
        try {
            return (ObjectNode) JSON.readTree(resource);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a pending update holds no JSON", e);
        }
    }
}
