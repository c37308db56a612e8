package org.peakonjit.saml;

import java.security.PublicKey;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.shibboleth.utilities.java.support.xml.ElementSupport;
import org.jspecify.annotations.Nullable;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.NameIDType;
import org.opensaml.saml.saml2.core.RequestAbstractType;
import org.opensaml.saml.saml2.core.SessionIndex;
import org.opensaml.saml.saml2.core.StatusResponseType;
import org.w3c.dom.Element;

/**
 * A request, or the answer to one of logout, taken out of its binding; nothing of it is verified.
 *
 * @param query where it came by HTTP-Redirect; null = by HTTP-POST
 */
public record ReceivedMessage<M extends SignableSAMLObject>(
        M message, @Nullable RedirectQuery query, @Nullable String relayState) {

    /** The elements that are text and nothing else (SAML Core §2.2, §3.3.2.2, §3.4.1, §3.7.1), wherever they stand. */
    private static final Set<String> TEXTS =
            Set.of("Issuer", "NameID", "SessionIndex", "AuthnContextClassRef", "AuthnContextDeclRef");

    /**
     * @param kind what it has to be
     * @param field the parameter that it came as, decoded from its URL or form encoding
     * @param query as it was sent; null = it came by HTTP-POST
     * @throws MalformedMessageException when it is none of that kind in this binding
     */
    public static <M extends SignableSAMLObject> ReceivedMessage<M> decode(
            Class<? extends M> kind, String field, @Nullable String relayState, @Nullable RedirectQuery query) {
        if (query != null && !query.says(field, relayState)) {
            throw new MalformedMessageException(MessageFault.TWO_READINGS);
        }
        byte[] xml = query == null ? MessageEncoding.fromPost(field) : MessageEncoding.fromRedirect(field);
        XMLObject message = OpenSaml.read(XmlGate.forMessages().parse(xml));
        if (!kind.isInstance(message)) {
            throw new MalformedMessageException(MessageFault.NONE_OF_ITS_KIND, kind.getSimpleName());
        }
        requireOnceEach(message.getDOM());
        requireTexts(message.getDOM());
        return new ReceivedMessage<>(kind.cast(message), query, relayState);
    }

    /** Core §3.2, §3.4.1, §3.7: OpenSAML would take the last of several children of a name, others the first. */
    private static void requireOnceEach(Element message) {
        Set<String> seen = new HashSet<>();
        for (Element child : ElementSupport.getChildElements(message)) {
            String name = child.getLocalName();
            boolean repeated = !seen.add(child.getNamespaceURI() + " " + name);
            if (repeated && !name.equals(SessionIndex.DEFAULT_ELEMENT_LOCAL_NAME)) {
                throw new MalformedMessageException(MessageFault.ELEMENT_TWICE, name);
            }
        }
    }

    /** Elements in what is text are passed over by OpenSAML, and read by others. */
    private static void requireTexts(Element element) {
        for (Element child : ElementSupport.getChildElements(element)) {
            if (TEXTS.contains(element.getLocalName())) {
                throw new MalformedMessageException(MessageFault.ELEMENTS_IN_TEXT, element.getLocalName());
            }
            requireTexts(child);
        }
    }

    /** As it stands there (SAML Core §3.2.1): OpenSAML takes 2.00 for it, too. */
    public boolean isVersion2() {
        Element root = message.getDOM();
        return root != null && "2.0".equals(root.getAttributeNS(null, "Version"));
    }

    /** Whether it carries a signature of its binding, be it good or bad. */
    public boolean isSigned() {
        return query == null ? message.isSigned() : query.isSigned();
    }

    /** Whether that is a good one under one of the keys. */
    public boolean isSignedUnder(List<PublicKey> keys) {
        return query == null ? MessageSignatures.isSigned(message, keys) : MessageSignatures.isSigned(query, keys);
    }

    /** The entityID of who says to have sent it (SAML Core §3.2.1, §8.3.6), if it names one. */
    public Optional<String> issuer() {
        Issuer issuer = message instanceof RequestAbstractType request
                ? request.getIssuer()
                : ((StatusResponseType) message).getIssuer();
        return Optional.ofNullable(issuer)
                .filter(one -> one.getFormat() == null || NameIDType.ENTITY.equals(one.getFormat()))
                .map(Issuer::getValue)
                .filter(value -> !value.isBlank());
    }
}
