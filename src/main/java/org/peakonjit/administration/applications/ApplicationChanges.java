package org.peakonjit.administration.applications;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.peakonjit.administration.Changes;
import org.peakonjit.administration.OptimisticSaving;
import org.peakonjit.administration.Saving;
import org.peakonjit.administration.Saving.Invalid;
import org.peakonjit.administration.Saving.Overtaken;
import org.peakonjit.administration.Saving.Saved;
import org.peakonjit.application.Applications;
import org.peakonjit.application.Applications.StaleApplicationException;
import org.peakonjit.application.Applications.Stored;
import org.peakonjit.application.json.ApplicationReading;
import org.peakonjit.application.json.ApplicationReading.Readable;
import org.peakonjit.application.json.ApplicationReading.Wrong;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.identityprovider.IdpDirectory;
import org.peakonjit.json.FieldError;
import org.peakonjit.license.Seats;

/** Creates, changes and deletes applications, and tells the audit. */
@Singleton
public class ApplicationChanges {

    private final Applications applications;
    private final Seats seats;
    private final ApplicationRules rules;
    private final UnitOfWork unitOfWork;
    private final Changes changes;

    @Inject
    public ApplicationChanges(
            Applications applications, Seats seats, ApplicationRules rules, UnitOfWork unitOfWork, Changes changes) {
        this.applications = applications;
        this.seats = seats;
        this.rules = rules;
        this.unitOfWork = unitOfWork;
        this.changes = changes;
    }

    /** What came of deleting one. */
    public enum Deletion {
        DELETED,
        /** It is kept, since it has seats. */
        HAS_SEATS,
        /** It is kept, since it is not what was to be deleted. */
        OVERTAKEN,
        ABSENT
    }

    /**
     * Creates or replaces the application.
     *
     * @param actor the administrator's account
     * @param body its JSON; without a bearer token, or with the mask in its place, the stored one is kept
     * @param expected whether the stored version, or empty where there is none, is one to replace
     */
    public Saving<Stored> save(String actor, String name, JsonNode body, Predicate<Optional<Long>> expected) {
        return OptimisticSaving.tries(unitOfWork, StaleApplicationException.class, () -> {
            Optional<Stored> before = applications.findStored(name);
            if (!expected.test(before.map(Stored::version))) {
                return new Overtaken<>();
            }
            ApplicationReading reading = ApplicationDocument.read(name, body, before, rules::problems);
            return reading instanceof Wrong wrong
                    ? new Invalid<>(wrong.errors())
                    : store(actor, (Readable) reading, before);
        });
    }

    /** Everything that is wrong with its JSON, where these will be the identity providers. */
    public List<FieldError> problems(String name, JsonNode body, IdpDirectory directory) {
        return ApplicationDocument.read(
                                name,
                                body,
                                applications.findStored(name),
                                application -> rules.problems(application, directory))
                        instanceof Wrong wrong
                ? wrong.errors()
                : List.of();
    }

    private Saving<Stored> store(String actor, Readable wanted, Optional<Stored> before) {
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
                before.isPresent()
                        ? AdministrativeAction.APPLICATION_CHANGED
                        : AdministrativeAction.APPLICATION_CREATED,
                name,
                before.map(stored -> ApplicationDocument.write(stored, null)).orElse(null),
                told);
        return new Saved<>(after, before.isEmpty());
    }

    /** Deletes one that has no seats; for {@code expected} see {@link #save}. */
    public Deletion delete(String actor, String name, Predicate<Optional<Long>> expected) {
        return unitOfWork.call(() -> deleteInTransaction(actor, name, expected));
    }

    private Deletion deleteInTransaction(String actor, String name, Predicate<Optional<Long>> expected) {
        Optional<Stored> before = applications.findStored(name);
        if (before.isEmpty()) {
            return Deletion.ABSENT;
        }
        if (!expected.test(before.map(Stored::version))) {
            return Deletion.OVERTAKEN;
        }
        if (seats.usage(name).consumed() > 0) {
            return Deletion.HAS_SEATS;
        }
        if (applications.delete(name)) {
            changes.tell(
                    actor,
                    AdministrativeAction.APPLICATION_DELETED,
                    name,
                    ApplicationDocument.write(before.get(), null),
                    null);
        }
        return Deletion.DELETED;
    }
}
