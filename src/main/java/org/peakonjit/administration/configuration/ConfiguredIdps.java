package org.peakonjit.administration.configuration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.peakonjit.administration.configuration.Configuration.WrongConfigurationException;
import org.peakonjit.administration.identityproviders.IdentityProviderChanges;
import org.peakonjit.identityprovider.IdpDirectory;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.identityprovider.RegisteredIdps;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Reading;
import org.peakonjit.json.StoredForm.TooLongException;

/** The identity providers in the configuration document; the one of the settings is no part of it. */
@Singleton
public class ConfiguredIdps {

    private final RegisteredIdps registered;
    private final IdentityProviderChanges changes;

    @Inject
    public ConfiguredIdps(RegisteredIdps registered, IdentityProviderChanges changes) {
        this.registered = registered;
        this.changes = changes;
    }

    List<RegisteredIdp> export() {
        return registered.all().stream().filter(idp -> !idp.isFromSettings()).toList();
    }

    /** Notes what is wrong with them. */
    void check(Reading<ConfigurationDocument> body, ConfigurationDocument document, List<FieldError> errors) {
        List<RegisteredIdp> given = document.identityProviders();
        if (given == null) {
            return;
        }
        List<RegisteredIdp> all = wanted(body, document).all();
        for (int i = 0; i < given.size(); i++) {
            String pointer = pointer(i);
            if (body.isRightAt(pointer)) {
                RegisteredIdp one = given.get(i);
                changes.problems(one.name(), new Reading<>(one, List.of()), all).stream()
                        .map(error -> error.below(pointer))
                        .forEach(errors::add);
            }
        }
    }

    private static String pointer(int index) {
        return "/identityProviders/" + index;
    }

    /** Those that will be registered when the document is taken over, as far as they can be read. */
    IdpDirectory wanted(Reading<ConfigurationDocument> body, ConfigurationDocument document) {
        List<RegisteredIdp> given = document.identityProviders();
        if (given == null) {
            return new IdpDirectory(registered.all());
        }
        return new IdpDirectory(Stream.concat(
                        registered.all().stream().filter(RegisteredIdp::isFromSettings),
                        IntStream.range(0, given.size())
                                .filter(index -> body.isRightAt(pointer(index)))
                                .mapToObj(given::get))
                .toList());
    }

    /** Makes them what a checked document says; a document that is silent about them leaves them as they are. */
    void replace(String actor, ConfigurationDocument document) {
        List<RegisteredIdp> wanted = document.identityProviders();
        try {
            if (wanted != null) {
                changes.replaceAll(actor, wanted);
            }
        } catch (TooLongException e) {
            throw new WrongConfigurationException(List.of(e.error().below("/identityProviders")));
        }
    }
}
