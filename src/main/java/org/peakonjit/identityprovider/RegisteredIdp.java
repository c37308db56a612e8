package org.peakonjit.identityprovider;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the company's identity providers, as an administrator describes it.
 *
 * @param name the name in URLs: lower-case letters, digits, hyphens; unique
 * @param metadataCertificate PEM; where there is one, only metadata signed under it is used
 * @param emailDomains for whose people alone it speaks, in lower case; none = for everybody of whom no other speaks
 * @param administrators whether it may sign in administrators of the console
 */
public record RegisteredIdp(
        String name,
        String description,
        boolean enabled,
        MetadataOrigin metadata,
        @Nullable String metadataCertificate,
        List<String> emailDomains,
        boolean administrators) {

    /** The name of the one that the settings describe. */
    public static final String FROM_SETTINGS = "default";

    public RegisteredIdp {
        emailDomains = List.copyOf(emailDomains);
    }

    /** Whether the settings describe it, so that nobody can change it here. */
    public boolean isFromSettings() {
        return FROM_SETTINGS.equals(name);
    }
}
