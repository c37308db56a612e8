package org.peakonjit.administration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.peakonjit.application.Applications;
import org.peakonjit.application.Applications.StaleApplicationException;
import org.peakonjit.application.Applications.Stored;
import org.peakonjit.application.json.ApplicationReading;
import org.peakonjit.application.json.ApplicationReading.Readable;
import org.peakonjit.application.json.ApplicationReading.Wrong;
import org.peakonjit.application.json.FieldError;
import org.peakonjit.license.Seats;

/** Creates, changes and deletes applications, and tells the audit. */
@Singleton
public class ApplicationChanges {

    private static final int TRIES = 5;

    private final Applications applications;
    private final Seats seats;
    private final Changes changes;

    @Inject
    public ApplicationChanges(Applications applications, Seats seats, Changes changes) {
        this.applications = applications;
        this.seats = seats;
        this.changes = changes;
    }

    /** What came of saving one. */
    public sealed interface Saving {

        /** It is stored. */
        record Saved(Optional<Stored> before, Stored after) implements Saving {}

        /** Nothing changed, for these members are wrong. */
        record Invalid(List<FieldError> errors) implements Saving {
            public Invalid {
                errors = List.copyOf(errors);
            }
        }

        /** Nothing changed, for others kept changing it. */
        record Contended() implements Saving {}
    }

    /** What came of deleting one. */
    public enum Deletion {
        DELETED,
        /** It is kept, since it has seats. */
        HAS_SEATS,
        ABSENT
    }

    /**
     * Creates or replaces the application.
     *
     * @param actor the administrator's account
     * @param body its JSON; without a bearer token, or with the mask in its place, the stored one is kept
     * @param condition sees what is stored before it is replaced; what it throws comes out of here and nothing changes
     */
    public Saving save(String actor, String name, JsonNode body, Consumer<Optional<Stored>> condition) {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<Stored> before = applications.findStored(name);
            condition.accept(before);
            ApplicationReading reading = ApplicationDocument.read(name, body, before);
            if (reading instanceof Wrong wrong) {
                return new Saving.Invalid(wrong.errors());
            }
            try {
                return store(actor, (Readable) reading, before);
            } catch (StaleApplicationException e) {
                // somebody was faster: what was checked is no longer so
            }
        }
        return new Saving.Contended();
    }

    private Saving store(String actor, Readable wanted, Optional<Stored> before) {
        String name = wanted.application().name();
        applications.put(
                wanted.application(),
                wanted.bearerToken().orElse(null),
                before.map(Stored::version).orElse(0L));
        Stored after = applications.findStored(name).orElseThrow();
        ObjectNode told = ApplicationDocument.write(after, null);
        wanted.bearerToken().ifPresent(token -> told.put("bearerTokenChanged", true));
        changes.tell(
                actor,
                before.isPresent() ? "application.changed" : "application.created",
                name,
                before.map(stored -> ApplicationDocument.write(stored, null)).orElse(null),
                told);
        return new Saving.Saved(before, after);
    }

    /** Deletes one that has no seats; for {@code condition} see {@link #save}. */
    public Deletion delete(String actor, String name, Consumer<Optional<Stored>> condition) {
        Optional<Stored> before = applications.findStored(name);
        if (before.isEmpty()) {
            return Deletion.ABSENT;
        }
        condition.accept(before);
        if (seats.usage(name).consumed() > 0) {
            return Deletion.HAS_SEATS;
        }
        if (applications.delete(name)) {
            changes.tell(actor, "application.deleted", name, ApplicationDocument.write(before.get(), null), null);
        }
        return Deletion.DELETED;
    }
}
