package org.peakonjit.identityprovider;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.peakonjit.config.Settings;

/** The IdP that {@code peakonjit.idp.metadata} names. */
@Singleton
public class IdpOfTheSettings {

    private final Optional<RegisteredIdp> idp;

    @Inject
    public IdpOfTheSettings(Settings settings) {
        idp = settings.idp()
                .metadata()
                .map(location -> new RegisteredIdp(
                        RegisteredIdp.FROM_SETTINGS,
                        "",
                        true,
                        new MetadataOrigin.At(location),
                        settings.idp().metadataCertificate().orElse(null),
                        settings.idp().emailDomains(),
                        true));
    }

    public Optional<RegisteredIdp> idp() {
        return idp;
    }
}
