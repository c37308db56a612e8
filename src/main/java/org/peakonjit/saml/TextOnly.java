package org.peakonjit.saml;

import java.util.Set;
import net.shibboleth.utilities.java.support.xml.ElementSupport;
import org.w3c.dom.Element;

/**
 * The elements of a message to us that are text and nothing else (SAML Core §2.2, §3.3.2.2, §3.4.1, §3.7.1). OpenSAML
 * passes over elements in it, others read what stands in those.
 */
public final class TextOnly {

    private static final Set<String> NAMES =
            Set.of("Issuer", "NameID", "SessionIndex", "AuthnContextClassRef", "AuthnContextDeclRef");

    private TextOnly() {}

    /** @throws MalformedMessageException when an element stands in one of them, wherever that is */
    public static void require(Element message) {
        for (Element child : ElementSupport.getChildElements(message)) {
            if (NAMES.contains(message.getLocalName())) {
                throw new MalformedMessageException(MessageFault.ELEMENTS_IN_TEXT, message.getLocalName());
            }
            require(child);
        }
    }
}
