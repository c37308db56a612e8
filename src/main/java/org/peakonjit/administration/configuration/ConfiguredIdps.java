package org.peakonjit.administration.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.peakonjit.administration.identityproviders.IdentityProviderChanges;
import org.peakonjit.identityprovider.IdpDirectory;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.identityprovider.RegisteredIdps;
import org.peakonjit.identityprovider.json.IdpCodec;
import org.peakonjit.identityprovider.json.IdpReading;
import org.peakonjit.json.FieldError;

/** The identity providers in the configuration document; the one of the settings is no part of it. */
@Singleton
public class ConfiguredIdps {

    static final String MEMBER = "identityProviders";

    private final RegisteredIdps registered;
    private final IdentityProviderChanges changes;

    @Inject
    public ConfiguredIdps(RegisteredIdps registered, IdentityProviderChanges changes) {
        this.registered = registered;
        this.changes = changes;
    }

    void export(ArrayNode into) {
        registered.all().stream()
                .filter(idp -> !idp.isFromSettings())
                .map(IdpCodec::write)
                .forEach(into::add);
    }

    /** Notes what is wrong with them. */
    void check(JsonNode document, List<FieldError> errors) {
        JsonNode given = document.path(MEMBER);
        if (given.isMissingNode()) {
            return;
        }
        if (!given.isArray()) {
            errors.add(new FieldError("/" + MEMBER, "type", "must be a list of identity providers"));
            return;
        }
        List<RegisteredIdp> all = wanted(document).all();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            String pointer = "/" + MEMBER + "/" + i;
            String name = given.get(i).path("name").asText("");
            if (!names.add(name)) {
                errors.add(new FieldError(pointer + "/name", "duplicate", "names another identity provider, too"));
            }
            IdpReading reading = changes.check(name, given.get(i), all);
            reading.errors().stream().map(error -> error.below(pointer)).forEach(errors::add);
        }
    }

    /** Those that will be registered when the document is taken over, as far as they can be read. */
    IdpDirectory wanted(JsonNode document) {
        List<RegisteredIdp> all = new ArrayList<>(registered.all());
        if (document.has(MEMBER)) {
            all.removeIf(idp -> !idp.isFromSettings());
            document.path(MEMBER).forEach(one -> IdpCodec.read(one).idp().ifPresent(all::add));
        }
        return new IdpDirectory(all);
    }

    /** Makes them what a checked document says; a document that is silent about them leaves them as they are. */
    void replace(String actor, JsonNode document) {
        if (document.has(MEMBER)) {
            List<RegisteredIdp> wanted = new ArrayList<>();
            document.path(MEMBER).forEach(one -> IdpCodec.read(one).idp().ifPresent(wanted::add));
            changes.replaceAll(actor, wanted);
        }
    }
}
