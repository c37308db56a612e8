package org.peakonjit.saml.attack;

import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A forgery by name.
 *
 * @param code the public code of the refusal it must end with
 * @param post makes the form field out of an honest answer
 */
public record Attack(String name, String code, Function<ForgedResponse, String> post) {

    private static final String INVALID = "saml.invalid-response";

    static Attack of(String name, UnaryOperator<ForgedResponse> forgery) {
        return new Attack(name, INVALID, honest -> forgery.apply(honest).post());
    }

    static Attack expired(String name, UnaryOperator<ForgedResponse> forgery) {
        return new Attack(name, "saml.expired", honest -> forgery.apply(honest).post());
    }

    static Attack idpError(String name, UnaryOperator<ForgedResponse> forgery) {
        return new Attack(
                name, "saml.idp-error", honest -> forgery.apply(honest).post());
    }

    static Attack raw(String name, Function<ForgedResponse, String> post) {
        return new Attack(name, INVALID, post);
    }

    @Override
    public String toString() {
        return name;
    }
}
