package org.peakonjit.saml.idp;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.peakonjit.saml.MalformedMessageException;
import org.peakonjit.saml.MessageEncoding;
import org.peakonjit.saml.OpenSaml;
import org.peakonjit.saml.XmlGate;

/**
 * An AuthnRequest taken out of its binding; nothing of it is verified.
 *
 * @param query where it came by HTTP-Redirect; null = by HTTP-POST
 */
record ReceivedAuthnRequest(
        AuthnRequest message,
        @Nullable RedirectQuery query,
        @Nullable String relayState) {

    /** The bindings allow 80 bytes; more is common, and Peakon's own must come back to it unchanged. */
    private static final int LONGEST_RELAY_STATE = 2048;

    /** @throws MalformedMessageException when it is no AuthnRequest in this binding */
    static ReceivedAuthnRequest decode(
            boolean post, @Nullable String samlRequest, @Nullable String relayState, @Nullable String rawQuery) {
        if (samlRequest == null || samlRequest.isEmpty()) {
            throw new MalformedMessageException("there is no SAMLRequest");
        }
        if (relayState != null && !isEchoable(relayState)) {
            throw new MalformedMessageException("the RelayState is too long or has control characters");
        }
        RedirectQuery query =
                post ? null : RedirectQuery.of(Optional.ofNullable(rawQuery).orElse(""));
        if (query != null && !query.says(samlRequest, relayState)) {
            throw new MalformedMessageException("the query string can be read in two ways");
        }
        byte[] xml = post ? MessageEncoding.fromPost(samlRequest) : MessageEncoding.fromRedirect(samlRequest);
        XMLObject message = OpenSaml.read(XmlGate.forMessages().parse(xml));
        if (message instanceof AuthnRequest request) {
            return new ReceivedAuthnRequest(request, query, relayState);
        }
        throw new MalformedMessageException("the message is no AuthnRequest");
    }

    /** Whether it carries a signature of its binding, be it good or bad. */
    boolean isSigned() {
        return query == null ? message.isSigned() : query.isSigned();
    }

    private static boolean isEchoable(String relayState) {
        return relayState.length() <= LONGEST_RELAY_STATE && relayState.chars().noneMatch(Character::isISOControl);
    }
}
