package org.peakonjit.administration.identityproviders;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import org.peakonjit.identityprovider.RegisteredIdp;

/** An identity provider as the API shows it: what was registered, and what became of it. */
@Schema(name = "RegisteredIdentityProvider")
public record IdentityProviderDocument(@JsonUnwrapped RegisteredIdp registration, IdentityProviderStatus status) {}
