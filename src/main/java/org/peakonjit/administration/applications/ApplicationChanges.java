package org.peakonjit.administration.applications;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.NamedByAddress;
import org.peakonjit.administration.OptimisticSaving;
import org.peakonjit.administration.Saving;
import org.peakonjit.administration.Saving.Overtaken;
import org.peakonjit.application.ApplicationDocument;
import org.peakonjit.application.Applications;
import org.peakonjit.application.Applications.Stored;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.identityprovider.IdpDirectory;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.Documents;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Reading;
import org.peakonjit.license.Seats;

/** Creates, changes and deletes applications, and tells the audit. */
@Singleton
public class ApplicationChanges {

    private final Applications applications;
    private final Seats seats;
    private final PeakonChange peakonChange;
    private final ApplicationRules rules;
    private final UnitOfWork unitOfWork;
    private final ChangeLog changes;

    @Inject
    public ApplicationChanges(
            Applications applications,
            Seats seats,
            PeakonChange peakonChange,
            ApplicationRules rules,
            UnitOfWork unitOfWork,
            ChangeLog changes) {
        this.applications = applications;
        this.seats = seats;
        this.peakonChange = peakonChange;
        this.rules = rules;
        this.unitOfWork = unitOfWork;
        this.changes = changes;
    }

    public enum Deletion {
        DELETED,
        /** It is kept, since it has seats. */
        HAS_SEATS,
        /** It is kept, since it is not what was to be deleted. */
        OVERTAKEN,
        ABSENT
    }

    /**
     * Creates or replaces the application, unless it is so already.
     *
     * @param body without a bearer token the stored one is kept; without a name it has the address's
     * @param expected whether the stored version, or empty where there is none, is one to replace
     */
    public Saving<Stored> save(
            String actor, String name, Reading<ApplicationDocument> body, Predicate<Optional<Long>> expected) {
        return OptimisticSaving.tries(unitOfWork, () -> {
            Optional<Stored> before = applications.findStored(name);
            if (!expected.test(before.map(Stored::version))) {
                return new Overtaken<>();
            }
            Reading<ApplicationDocument> wanted = NamedByAddress.of(
                            name, body, ApplicationDocument::name, ApplicationDocument::called)
                    .and(document -> problems(name, document, before, rules.problems(document.application())));
            return OptimisticSaving.replace(before, wanted, this::isSo, document -> store(actor, document, before));
        });
    }

    /**
     * What is wrong with a document that has no mistakes by itself, where these will be the identity providers and the
     * shared policies.
     */
    public List<FieldError> problems(ApplicationDocument document, IdpDirectory directory, Set<String> policies) {
        return problems(
                document.name(),
                document,
                applications.findStored(document.name()),
                rules.problems(document.application(), directory, policies));
    }

    private static List<FieldError> problems(
            String name, ApplicationDocument document, Optional<Stored> stored, List<FieldError> unruly) {
        List<FieldError> errors = new ArrayList<>();
        if (!document.name().equals(name)) {
            errors.add(FieldError.of("/name", "value", DocumentFault.OTHER_NAME));
        }
        errors.addAll(unruly);
        tokenSentElsewhere(document, stored).ifPresent(errors::add);
        return errors;
    }

    /** A token goes to no other URL than the one it was given for. */
    static Optional<FieldError> tokenSentElsewhere(ApplicationDocument wanted, Optional<Stored> stored) {
        URI url = wanted.scim().settings().baseUrl();
        return url == null || wanted.scim().bearerToken() != null
                ? Optional.empty()
                : stored.filter(Stored::bearerTokenSet)
                        .filter(one -> !Objects.equals(one.application().scim().baseUrl(), url))
                        .map(one -> FieldError.of("/scim/bearerToken", "required", DocumentFault.TOKEN_AGAIN));
    }

    private boolean isSo(ApplicationDocument wanted, Stored stored) {
        return stored.isSaidBy(wanted.application())
                && applications.isKept(wanted.name(), wanted.scim().bearerToken());
    }

    private Stored store(String actor, ApplicationDocument wanted, Optional<Stored> before) {
        String name = wanted.name();
        String token = wanted.scim().bearerToken();
        applications.put(
                wanted.application(), token, before.map(Stored::version).orElse(0L));
        peakonChange.saved(before, wanted.application(), token != null);
        Stored after = applications.findStored(name).orElseThrow();
        ObjectNode audited = audited(after);
        if (token != null) {
            audited.put("bearerTokenChanged", true);
        }
        changes.record(
                actor,
                before.isPresent()
                        ? AdministrativeAction.APPLICATION_CHANGED
                        : AdministrativeAction.APPLICATION_CREATED,
                name,
                before.map(ApplicationChanges::audited).orElse(null),
                audited);
        return after;
    }

    private static ObjectNode audited(Stored stored) {
        return Documents.tree(ApplicationDocument.of(stored, null));
    }

    /** Deletes one that has no seats, and what was found at its Peakon; for {@code expected} see {@link #save}. */
    public Deletion delete(String actor, String name, Predicate<Optional<Long>> expected) {
        return unitOfWork.call(() -> deleteInTransaction(actor, name, expected));
    }

    private Deletion deleteInTransaction(String actor, String name, Predicate<Optional<Long>> expected) {
        applications.hold(name);
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
        peakonChange.deleted(name);
        if (applications.delete(name)) {
            changes.record(actor, AdministrativeAction.APPLICATION_DELETED, name, audited(before.get()), null);
        }
        return Deletion.DELETED;
    }
}
