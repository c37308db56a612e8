package org.peakonjit.administration.simulation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.peakonjit.application.Application;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.subject.Subject;

/** From which IdPs an application's people may come, as a simulation applies it. */
@Singleton
public class Origins {

    private final IdentityProviders identityProviders;

    @Inject
    public Origins(IdentityProviders identityProviders) {
        this.identityProviders = identityProviders;
    }

    /** The IdP that the subject may not come from; empty where they may, or where no IdP of ours asserts them. */
    Optional<String> refused(Application application, Subject subject) {
        return identityProviders
                .nameOf(subject.issuer())
                .filter(name -> identityProviders.directory().possibleFor(application).stream()
                        .map(RegisteredIdp::name)
                        .noneMatch(name::equals));
    }
}
