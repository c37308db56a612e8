package org.peakonjit.provisioning;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.StoredJson;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.schedule.Outbox;
import org.peakonjit.schedule.Outbox.Entry;

/** People whose attributes changed since they were last sent to Peakon; in the outbox until they are sent or given up. */
@Singleton
public class PendingUpdates {

    public static final String KIND = "person-change";

    /**
     * One person's waiting change.
     *
     * @param seat the seat whose holder changed
     * @param address the person's address
     * @param user all of the person as they should be
     */
    public record Pending(UUID seat, String application, String address, ScimUser user) {}

    private record Stored(
            String application,
            String address,
            String userName,
            @Nullable String externalId,
            @Nullable String email,
            ObjectNode resource,
            @Nullable ObjectNode colleagues,
            String digest) {}

    private final Outbox outbox;

    @Inject
    public PendingUpdates(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Keeps a change, in the current transaction if there is one; a later one of the same seat replaces it. */
    public void put(UUID seat, String application, String address, ScimUser user) {
        Stored stored = new Stored(
                application,
                address,
                user.userName(),
                user.externalId().orElse(null),
                user.email().orElse(null),
                user.resource(),
                user.colleagues(),
                user.digest());
        outbox.put(KIND, seat.toString(), StoredJson.write(stored));
    }

    /** Forgets the change of that seat's holder: Peakon has what there is to be said of them. */
    public void forget(UUID seat) {
        outbox.remove(KIND, seat.toString());
    }

    /** The change of that seat's holder, whether its time has come or not. */
    public Optional<Pending> of(UUID seat) {
        return outbox.find(KIND, seat.toString()).map(PendingUpdates::read);
    }

    /**
     * How a change that waits stands.
     *
     * @param attempts how often sending it failed
     * @param due when it is tried next; null = it was given up
     */
    public record Waiting(int attempts, @Nullable Instant due) {}

    /** How the change of that seat's holder stands; empty where none waits. */
    public Optional<Waiting> waiting(UUID seat) {
        return outbox.find(KIND, seat.toString()).map(entry -> new Waiting(entry.attempts(), entry.due()));
    }

    /** Has the change of that seat's holder sent at once; returns whether there is one. */
    public boolean sendNow(UUID seat) {
        return outbox.retry(KIND, seat.toString());
    }

    public static Pending read(Entry entry) {
        Stored stored = StoredJson.read(entry.payload(), Stored.class);
        ScimUser user = new ScimUser(
                stored.userName(),
                Optional.ofNullable(stored.externalId()),
                Optional.ofNullable(stored.email()),
                stored.resource(),
                stored.colleagues() == null ? JsonNodeFactory.instance.objectNode() : stored.colleagues(),
                stored.digest());
        return new Pending(UUID.fromString(entry.item()), stored.application(), stored.address(), user);
    }
}
