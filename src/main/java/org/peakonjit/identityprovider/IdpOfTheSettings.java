package org.peakonjit.identityprovider;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.peakonjit.config.Settings;

/** The IdP that {@code peakonjit.idp.metadata} names. */
@Singleton
public class IdpOfTheSettings implements RegisteredIdps {

    private final List<RegisteredIdp> idps;

    @Inject
    public IdpOfTheSettings(Settings settings) {
        idps = settings
                .idp()
                .metadata()
                .map(location -> new RegisteredIdp(
                        RegisteredIdp.FROM_SETTINGS,
                        "",
                        true,
                        new MetadataOrigin.At(location),
                        settings.idp().metadataCertificate().orElse(null),
                        settings.idp().emailDomains(),
                        true))
                .stream()
                .toList();
    }

    @Override
    public List<RegisteredIdp> all() {
        return idps;
    }
}
