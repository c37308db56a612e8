package org.peakonjit.saml.logout;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.LogoutRequest;
import org.opensaml.saml.saml2.core.LogoutResponse;
import org.opensaml.saml.saml2.core.NameIDType;
import org.opensaml.saml.saml2.core.RequestAbstractType;
import org.opensaml.saml.saml2.core.StatusResponseType;
import org.peakonjit.saml.MalformedMessageException;
import org.peakonjit.saml.MessageEncoding;
import org.peakonjit.saml.MessageFault;
import org.peakonjit.saml.OnceEach;
import org.peakonjit.saml.OpenSaml;
import org.peakonjit.saml.RedirectQuery;
import org.peakonjit.saml.TextOnly;
import org.peakonjit.saml.XmlGate;
import org.w3c.dom.Element;

/**
 * A LogoutRequest or LogoutResponse taken out of its binding; nothing of it is verified.
 *
 * @param query where it came by HTTP-Redirect; null = by HTTP-POST
 */
record LogoutDocument(
        SignableSAMLObject message,
        @Nullable RedirectQuery query,
        @Nullable String relayState) {

    /** It is kept in a cookie until the answer. */
    private static final int LONGEST_RELAY_STATE = 512;

    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,255}");

    /** @throws MalformedMessageException when it is none in this binding */
    static LogoutDocument decode(LogoutParameters from) {
        String relayState = from.relayState();
        if (relayState != null
                && (relayState.length() > LONGEST_RELAY_STATE
                        || relayState.chars().anyMatch(Character::isISOControl))) {
            throw new MalformedMessageException(MessageFault.RELAY_STATE);
        }
        RedirectQuery query = from.rawQuery() == null ? null : RedirectQuery.of(from.rawQuery(), from.parameter());
        if (query != null && !query.says(from.message(), relayState)) {
            throw new MalformedMessageException(MessageFault.TWO_READINGS);
        }
        byte[] xml =
                query == null ? MessageEncoding.fromPost(from.message()) : MessageEncoding.fromRedirect(from.message());
        XMLObject message = OpenSaml.read(XmlGate.forMessages().parse(xml));
        boolean expected = from.isRequest() ? message instanceof LogoutRequest : message instanceof LogoutResponse;
        if (expected && message instanceof SignableSAMLObject signable) {
            OnceEach.require(signable.getDOM());
            TextOnly.require(signable.getDOM());
            return new LogoutDocument(signable, query, relayState);
        }
        throw new MalformedMessageException(
                MessageFault.NONE_OF_ITS_KIND, from.isRequest() ? "LogoutRequest" : "LogoutResponse");
    }

    /** The entityID (SAML Core §3.2.1, §8.3.6), if it names one. */
    Optional<String> issuer() {
        Issuer issuer = message instanceof RequestAbstractType request
                ? request.getIssuer()
                : ((StatusResponseType) message).getIssuer();
        return Optional.ofNullable(issuer)
                .filter(one -> one.getFormat() == null || NameIDType.ENTITY.equals(one.getFormat()))
                .map(Issuer::getValue)
                .filter(value -> !value.isBlank());
    }

    /** As it stands there (SAML Core §3.2.1): OpenSAML takes 2.00 for it, too. */
    boolean isVersion2() {
        Element root = message.getDOM();
        return root != null && "2.0".equals(root.getAttributeNS(null, "Version"));
    }

    /** Whether it carries a signature of its binding, be it good or bad. */
    boolean isSigned() {
        return query == null ? message.isSigned() : query.isSigned();
    }

    /** The ID of the request that a LogoutResponse says to answer, if it is one. */
    Optional<String> inResponseTo() {
        return message instanceof StatusResponseType response
                ? Optional.ofNullable(response.getInResponseTo()).filter(LogoutDocument::isId)
                : Optional.empty();
    }

    static boolean isId(@Nullable String text) {
        return text != null && ID.matcher(text).matches();
    }
}
