package org.peakonjit.saml.metadata;

import java.util.List;

/**
 * Why nobody can be sent to an IdP.
 *
 * @param parameters what it is about
 * @param failure how the last refresh failed, in English; empty where it did not
 */
public record IdpTrouble(Kind kind, List<String> parameters, String failure) {

    /** Each has a sentence in English here, and one in each of the console's languages. */
    public enum Kind {
        DISABLED("the IdP is disabled"),
        SAME_PEOPLE("another IdP speaks for the same people"),
        SAME_ENTITY_ID("its entityID is the one of %s"),
        NOT_LOADED("the IdP's metadata is not usable: it was not loaded yet"),
        EXPIRED("the IdP's metadata is not usable: its validUntil has passed"),
        UNUSABLE("the IdP's metadata is not usable: %s");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }
    }

    static IdpTrouble of(Kind kind, String... parameters) {
        return new IdpTrouble(kind, List.of(parameters), "");
    }

    IdpTrouble after(String lastFailure) {
        return new IdpTrouble(kind, parameters, lastFailure);
    }

    /** The same for whoever reads English. */
    public String sentence() {
        return String.format(kind.sentence, parameters.toArray()) + (failure.isEmpty() ? "" : "; " + failure);
    }
}
