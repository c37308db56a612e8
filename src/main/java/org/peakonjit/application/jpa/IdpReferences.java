package org.peakonjit.application.jpa;

import java.util.List;
import java.util.stream.StreamSupport;

/** The identity providers that a stored application names as its own, also one that cannot be read otherwise. */
final class IdpReferences {

    private IdpReferences() {}

    /** Their names. */
    static List<String> in(String definition) {
        return StreamSupport.stream(
                        StoredDefinition.parsed(definition)
                                .at("/saml/identityProviders")
                                .spliterator(),
                        false)
                .map(name -> name.asText(""))
                .toList();
    }
}
