package org.peakonjit.saml;

import java.util.HashSet;
import java.util.Set;
import net.shibboleth.utilities.java.support.xml.ElementSupport;
import org.w3c.dom.Element;

/**
 * What a message holds at most once (SAML Core §3.2, §3.4.1, §3.7). OpenSAML takes the last of several, others the first.
 */
public final class OnceEach {

    /** Of a LogoutRequest (§3.7.1). */
    private static final String REPEATABLE = "SessionIndex";

    private OnceEach() {}

    /** @throws MalformedMessageException when a child of the message's root stands there twice */
    public static void require(Element message) {
        Set<String> seen = new HashSet<>();
        for (Element child : ElementSupport.getChildElements(message)) {
            String name = child.getLocalName();
            if (!seen.add(child.getNamespaceURI() + " " + name) && !REPEATABLE.equals(name)) {
                throw new MalformedMessageException(MessageFault.ELEMENT_TWICE, name);
            }
        }
    }
}
