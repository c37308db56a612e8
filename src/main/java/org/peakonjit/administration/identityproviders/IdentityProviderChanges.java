package org.peakonjit.administration.identityproviders;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.NamedByAddress;
import org.peakonjit.administration.OptimisticSaving;
import org.peakonjit.administration.Saving;
import org.peakonjit.administration.Saving.Overtaken;
import org.peakonjit.application.Applications;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.identityprovider.MetadataOrigin.Pasted;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.identityprovider.RegisteredIdps;
import org.peakonjit.identityprovider.RegisteredIdps.Stored;
import org.peakonjit.json.Documents;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Reading;
import org.peakonjit.saml.metadata.ConnectedIdp;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.saml.metadata.MetadataPreview;
import org.peakonjit.saml.metadata.document.CompanyIdp;

/** Registers, changes and deletes the company's identity providers, and tells the audit. */
@Singleton
public class IdentityProviderChanges {

    private final RegisteredIdps registered;
    private final IdentityProviders identityProviders;
    private final IdentityProviderRules rules;
    private final Applications applications;
    private final UnitOfWork unitOfWork;
    private final ChangeLog changes;

    @Inject
    public IdentityProviderChanges(
            RegisteredIdps registered,
            IdentityProviders identityProviders,
            MetadataPreview preview,
            Applications applications,
            UnitOfWork unitOfWork,
            ChangeLog changes) {
        this.registered = registered;
        this.identityProviders = identityProviders;
        this.rules = new IdentityProviderRules(registered, identityProviders, preview);
        this.applications = applications;
        this.unitOfWork = unitOfWork;
        this.changes = changes;
    }

    public enum Deletion {
        DELETED,
        /** It is kept, since applications name it. */
        IN_USE,
        /** It is the one of the settings. */
        FROM_SETTINGS,
        /** It is kept, since it is not what was to be deleted. */
        OVERTAKEN,
        ABSENT
    }

    /**
     * Registers or replaces one, unless it is so already.
     *
     * @param body without a name it has the address's
     * @param expected whether the stored version, or empty where there is none, is one to replace
     */
    public Saving<Stored> save(
            String actor, String name, Reading<RegisteredIdp> body, Predicate<Optional<Long>> expected) {
        return OptimisticSaving.tries(unitOfWork, () -> {
            Optional<Stored> before = registered.find(name);
            if (!expected.test(before.map(Stored::version))) {
                return new Overtaken<>();
            }
            Reading<RegisteredIdp> named = NamedByAddress.of(name, body, RegisteredIdp::name, RegisteredIdp::called);
            Reading<RegisteredIdp> checked = named.with(problems(name, named, registered.all()));
            return replace(actor, before, checked);
        });
    }

    /** What is wrong with it besides, among these. */
    public List<FieldError> problems(String name, Reading<RegisteredIdp> body, List<RegisteredIdp> others) {
        return rules.problems(name, body, others);
    }

    private Saving<Stored> replace(String actor, Optional<Stored> before, Reading<RegisteredIdp> wanted) {
        return OptimisticSaving.replace(
                before, wanted, (idp, stored) -> idp.equals(stored.idp()), idp -> store(actor, idp, before));
    }

    private Stored store(String actor, RegisteredIdp idp, Optional<Stored> before) {
        registered.put(idp, before.map(Stored::version).orElse(0L));
        unitOfWork.afterCommit(() -> {
            identityProviders.registrationsChanged();
            identityProviders.acceptHeldBack(idp.name());
        });
        Stored after = registered.find(idp.name()).orElseThrow();
        changes.record(
                actor,
                before.isPresent()
                        ? AdministrativeAction.IDENTITY_PROVIDER_CHANGED
                        : AdministrativeAction.IDENTITY_PROVIDER_CREATED,
                idp.name(),
                before.map(stored -> audited(stored.idp())).orElse(null),
                audited(after.idp()));
        return after;
    }

    /** Makes all but the one of the settings what is wanted, which was checked. */
    public void replaceAll(String actor, List<RegisteredIdp> wanted) {
        List<String> names = wanted.stream().map(RegisteredIdp::name).toList();
        registered.all().stream()
                .filter(idp -> !idp.isFromSettings() && !names.contains(idp.name()))
                .forEach(idp -> remove(actor, idp));
        wanted.forEach(idp -> replace(actor, registered.find(idp.name()), new Reading<>(idp, List.of())));
    }

    private void remove(String actor, RegisteredIdp idp) {
        if (registered.delete(idp.name())) {
            identityProviders.forget(idp.name());
            unitOfWork.afterCommit(identityProviders::registrationsChanged);
            changes.record(actor, AdministrativeAction.IDENTITY_PROVIDER_DELETED, idp.name(), audited(idp), null);
        }
    }

    /** Pasted metadata is long, and what it says is seen on the page: the audit has its digest. */
    private static ObjectNode audited(RegisteredIdp idp) {
        ObjectNode json = Documents.tree(idp);
        if (idp.metadata() instanceof Pasted pasted) {
            json.withObject("/metadata").put("xml", "sha256:" + MetadataPreview.digest(pasted.xml()));
        }
        return json;
    }

    /** Deletes one that no application names; for {@code expected} see {@link #save}. */
    public Deletion delete(String actor, String name, Predicate<Optional<Long>> expected) {
        return unitOfWork.call(() -> deleteInTransaction(actor, name, expected));
    }

    private Deletion deleteInTransaction(String actor, String name, Predicate<Optional<Long>> expected) {
        registered.hold(name);
        Optional<Stored> before = registered.find(name);
        if (before.isEmpty()) {
            return Deletion.ABSENT;
        }
        if (!expected.test(before.map(Stored::version))) {
            return Deletion.OVERTAKEN;
        }
        if (before.get().idp().isFromSettings()) {
            return Deletion.FROM_SETTINGS;
        }
        if (!applications.naming(name).isEmpty()) {
            return Deletion.IN_USE;
        }
        remove(actor, before.get().idp());
        return Deletion.DELETED;
    }

    /**
     * Accepts that its metadata is that of another entityID by now, and takes it over; does nothing where it is not. Not to
     * be called in a transaction. Empty = there is none of that name.
     */
    public Optional<ConnectedIdp> accept(String actor, String name) {
        Optional<ConnectedIdp> before = identityProviders.findAnew(name);
        before.flatMap(ConnectedIdp::heldBack).ifPresent(entityId -> {
            unitOfWork.call(() -> {
                changes.record(
                        actor,
                        AdministrativeAction.IDENTITY_PROVIDER_CHANGED,
                        name,
                        ofEntityId(before.flatMap(one -> Optional.ofNullable(one.kept()))
                                .map(CompanyIdp::entityId)),
                        ofEntityId(Optional.of(entityId)));
                return entityId;
            });
            identityProviders.acceptHeldBack(name);
        });
        return identityProviders.find(name);
    }

    private static ObjectNode ofEntityId(Optional<String> entityId) {
        return JsonNodeFactory.instance.objectNode().put("entityId", entityId.orElse(null));
    }

    /** Has its metadata asked for anew, now. Empty = there is none of that name. */
    public Optional<ConnectedIdp> refresh(String name) {
        return identityProviders.findAnew(name).flatMap(idp -> identityProviders.refresh(name));
    }
}
