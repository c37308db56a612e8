package org.peakonjit.application;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Peakon as a SAML service provider.
 *
 * @param entityId Peakon's entityID: the audience of what we issue
 * @param acsUrl where our Response is posted; needed for {@link HandOffKind#ASSERTION}
 * @param loginUrl Peakon's sign-on page: the target of {@link HandOffKind#REDIRECT} and the host of deep links
 */
public record SamlSettings(
        HandOffKind handOff,
        @Nullable String entityId,
        @Nullable URI acsUrl,
        @Nullable URI loginUrl,
        PeakonNameId nameId) {}
