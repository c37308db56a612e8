package org.peakonjit.saml.attack;

import java.util.function.Function;
import org.peakonjit.saml.idp.AuthnRequestText;

/**
 * A bad AuthnRequest by name.
 *
 * @param code the public code of the refusal; empty where Peakon is answered by a SAML error status instead
 * @param xml makes the message out of an honest request
 */
public record RequestAttack(String name, String code, Function<AuthnRequestText, String> xml) {

    @Override
    public String toString() {
        return name;
    }
}
