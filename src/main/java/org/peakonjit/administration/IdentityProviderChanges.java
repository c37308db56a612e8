package org.peakonjit.administration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.peakonjit.application.Applications;
import org.peakonjit.application.json.FieldError;
import org.peakonjit.identityprovider.IdpDirectory;
import org.peakonjit.identityprovider.MetadataOrigin.Pasted;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.identityprovider.RegisteredIdps;
import org.peakonjit.identityprovider.RegisteredIdps.StaleIdpException;
import org.peakonjit.identityprovider.RegisteredIdps.Stored;
import org.peakonjit.identityprovider.json.IdpCodec;
import org.peakonjit.identityprovider.json.IdpReading;
import org.peakonjit.saml.metadata.CompanyIdp;
import org.peakonjit.saml.metadata.ConnectedIdp;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.saml.metadata.MetadataPreview;
import org.peakonjit.saml.metadata.UnusableMetadataException;

/** Registers, changes and deletes the company's identity providers, and tells the audit. */
@Singleton
public class IdentityProviderChanges {

    private static final int TRIES = 5;

    private final RegisteredIdps registered;
    private final IdentityProviders identityProviders;
    private final MetadataPreview preview;
    private final Applications applications;
    private final Changes changes;

    @Inject
    public IdentityProviderChanges(
            RegisteredIdps registered,
            IdentityProviders identityProviders,
            MetadataPreview preview,
            Applications applications,
            Changes changes) {
        this.registered = registered;
        this.identityProviders = identityProviders;
        this.preview = preview;
        this.applications = applications;
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
        /** It is kept, since applications name it. */
        IN_USE,
        /** It is the one of the settings. */
        FROM_SETTINGS,
        ABSENT
    }

    /**
     * Registers or replaces one.
     *
     * @param actor the administrator's account
     * @param condition sees what is stored before it is replaced; what it throws comes out of here and nothing changes
     */
    public Saving save(String actor, String name, JsonNode body, Consumer<Optional<Stored>> condition) {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<Stored> before = registered.find(name);
            condition.accept(before);
            IdpReading reading = check(name, body);
            if (!reading.errors().isEmpty()) {
                return new Saving.Invalid(reading.errors());
            }
            try {
                return store(actor, reading.idp().orElseThrow(), before);
            } catch (StaleIdpException e) {
                // somebody was faster: what was checked is no longer so
            }
        }
        return new Saving.Contended();
    }

    /** Reads the document and looks whether it could be saved among those that are there. */
    public IdpReading check(String name, JsonNode body) {
        return check(name, body, registered.all());
    }

    IdpReading check(String name, JsonNode body, List<RegisteredIdp> others) {
        IdpReading reading = IdpCodec.read(body);
        List<FieldError> errors = new ArrayList<>(reading.errors());
        if (body.path("name").isTextual() && !name.equals(body.path("name").textValue())) {
            errors.add(new FieldError("/name", "value", "must be the name in the address"));
        }
        if (RegisteredIdp.FROM_SETTINGS.equals(name)) {
            errors.add(new FieldError("/name", "value", "is the one that the settings describe: change it there"));
        }
        reading.idp().ifPresent(idp -> {
            metadata(idp).ifPresent(errors::add);
            rival(idp, others).ifPresent(errors::add);
        });
        return new IdpReading(reading.idp(), errors);
    }

    /** Pasted metadata is read before it is stored; a URL is asked afterwards, and tells what is wrong with it then. */
    private Optional<FieldError> metadata(RegisteredIdp idp) {
        if (!(idp.metadata() instanceof Pasted pasted)) {
            return Optional.empty();
        }
        try {
            CompanyIdp read = preview.read(pasted.xml().getBytes(StandardCharsets.UTF_8), idp.metadataCertificate());
            return identityProviders
                    .nameOf(read.entityId())
                    .filter(other -> !other.equals(idp.name()) && idp.enabled())
                    .map(other -> new FieldError(
                            "/metadata/xml", "duplicate", "describes the same identity provider as " + other));
        } catch (UnusableMetadataException e) {
            return Optional.of(new FieldError("/metadata/xml", "value", "cannot be used: " + e.getMessage()));
        }
    }

    private static Optional<FieldError> rival(RegisteredIdp idp, List<RegisteredIdp> others) {
        return idp.enabled()
                ? new IdpDirectory(others)
                        .rivalOf(idp)
                        .map(rival -> new FieldError(
                                "/emailDomains",
                                "duplicate",
                                idp.emailDomains().isEmpty()
                                        ? "must name at least one: " + rival.name()
                                                + " speaks for everybody of whom no other does"
                                        : "has a domain of " + rival.name() + ": two cannot speak for the same people"))
                : Optional.empty();
    }

    private Saving store(String actor, RegisteredIdp idp, Optional<Stored> before) {
        registered.put(idp, before.map(Stored::version).orElse(0L));
        identityProviders.registrationsChanged();
        Stored after = registered.find(idp.name()).orElseThrow();
        changes.tell(
                actor,
                before.isPresent() ? "identity-provider.changed" : "identity-provider.created",
                idp.name(),
                before.map(stored -> told(stored.idp())).orElse(null),
                told(after.idp()));
        return new Saving.Saved(before, after);
    }

    /** Makes all but the one of the settings what is wanted, which was checked. */
    void replaceAll(String actor, List<RegisteredIdp> wanted) {
        List<String> names = wanted.stream().map(RegisteredIdp::name).toList();
        registered.all().stream()
                .filter(idp -> !idp.isFromSettings() && !names.contains(idp.name()))
                .forEach(idp -> remove(actor, idp));
        wanted.forEach(idp -> {
            Optional<Stored> before = registered.find(idp.name());
            if (before.map(Stored::idp).filter(idp::equals).isEmpty()) {
                store(actor, idp, before);
            }
        });
    }

    private void remove(String actor, RegisteredIdp idp) {
        if (registered.delete(idp.name())) {
            identityProviders.registrationsChanged();
            identityProviders.forget(idp.name());
            changes.tell(actor, "identity-provider.deleted", idp.name(), told(idp), null);
        }
    }

    /** Pasted metadata is long, and what it says is seen on the page: the audit has its digest. */
    private static ObjectNode told(RegisteredIdp idp) {
        ObjectNode json = IdpCodec.write(idp);
        if (idp.metadata() instanceof Pasted pasted) {
            json.withObject("/metadata").put("xml", "sha256:" + MetadataPreview.digest(pasted.xml()));
        }
        return json;
    }

    /** Deletes one that no application names; for {@code condition} see {@link #save}. */
    public Deletion delete(String actor, String name, Consumer<Optional<Stored>> condition) {
        Optional<Stored> before = registered.find(name);
        if (before.isEmpty()) {
            return Deletion.ABSENT;
        }
        condition.accept(before);
        if (before.get().idp().isFromSettings()) {
            return Deletion.FROM_SETTINGS;
        }
        if (!applications.naming(name).isEmpty()) {
            return Deletion.IN_USE;
        }
        remove(actor, before.get().idp());
        return Deletion.DELETED;
    }

    /** Has its metadata asked for anew, now. Empty = there is none of that name. */
    public Optional<ConnectedIdp> refresh(String name) {
        return identityProviders.find(name).flatMap(idp -> identityProviders.refresh(name));
    }
}
