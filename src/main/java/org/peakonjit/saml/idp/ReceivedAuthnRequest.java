package org.peakonjit.saml.idp;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.opensaml.saml.saml2.core.NameIDPolicy;
import org.opensaml.saml.saml2.core.Scoping;
import org.peakonjit.saml.MalformedMessageException;
import org.peakonjit.saml.MessageFault;
import org.peakonjit.saml.ReceivedMessage;
import org.peakonjit.saml.RedirectQuery;
import org.w3c.dom.Element;

/** An AuthnRequest taken out of its binding; nothing of it is verified. */
record ReceivedAuthnRequest(ReceivedMessage<AuthnRequest> received) {

    /** In bytes. The bindings allow 80; more is common, and Peakon's own must come back to it unchanged. */
    private static final int LONGEST_RELAY_STATE = 2048;

    private static final Set<String> BOOLEANS = Set.of("true", "false", "1", "0");

    /** @throws MalformedMessageException when it is no AuthnRequest in this binding */
    static ReceivedAuthnRequest decode(
            boolean post, @Nullable String samlRequest, @Nullable String relayState, @Nullable String rawQuery) {
        if (samlRequest == null || samlRequest.isEmpty()) {
            throw new MalformedMessageException(MessageFault.NO_REQUEST);
        }
        if (relayState != null && !isEchoable(relayState)) {
            throw new MalformedMessageException(MessageFault.RELAY_STATE);
        }
        RedirectQuery query =
                post ? null : RedirectQuery.of(Optional.ofNullable(rawQuery).orElse(""), RedirectQuery.REQUEST);
        ReceivedMessage<AuthnRequest> received =
                ReceivedMessage.decode(AuthnRequest.class, samlRequest, relayState, query);
        requireBooleans(received.message());
        return new ReceivedAuthnRequest(received);
    }

    AuthnRequest message() {
        return received.message();
    }

    /**
     * The value of one of the message's attributes as it stands there, where OpenSAML trims it and makes null of blank.
     */
    @Nullable
    String attribute(String name) {
        return attribute(message(), name);
    }

    /** The ProxyCount as it stands there; null = it has none. */
    @Nullable
    String proxyCount() {
        Scoping scoping = message().getScoping();
        return scoping == null ? null : attribute(scoping, Scoping.PROXY_COUNT_ATTRIB_NAME);
    }

    private static @Nullable String attribute(XMLObject message, String name) {
        Element element = message.getDOM();
        return element == null || !element.hasAttributeNS(null, name) ? null : element.getAttributeNS(null, name);
    }

    /** OpenSAML makes null of a value that is no boolean; a wish we cannot read must not be passed over. */
    private static void requireBooleans(AuthnRequest message) {
        requireBoolean(message, AuthnRequest.FORCE_AUTHN_ATTRIB_NAME);
        requireBoolean(message, AuthnRequest.IS_PASSIVE_ATTRIB_NAME);
        if (message.getNameIDPolicy() != null) {
            requireBoolean(message.getNameIDPolicy(), NameIDPolicy.ALLOW_CREATE_ATTRIB_NAME);
        }
    }

    private static void requireBoolean(XMLObject object, String name) {
        String value = attribute(object, name);
        if (value != null && !BOOLEANS.contains(value.strip())) {
            throw new MalformedMessageException(MessageFault.NO_BOOLEAN, name);
        }
    }

    private static boolean isEchoable(String relayState) {
        return relayState.getBytes(StandardCharsets.UTF_8).length <= LONGEST_RELAY_STATE
                && relayState.chars().noneMatch(Character::isISOControl);
    }
}
