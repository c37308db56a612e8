package org.peakonjit.saml.sp.structure;

import java.util.ArrayList;
import java.util.List;
import net.shibboleth.utilities.java.support.xml.ElementSupport;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Looks at DOM elements as SAML means them: by namespace and local name. */
public final class Elements {

    static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    public static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
    static final String SIGNATURE_11 = "http://www.w3.org/2009/xmldsig11#";
    public static final String ENCRYPTION = "http://www.w3.org/2001/04/xmlenc#";

    private Elements() {}

    public static boolean is(Node node, String namespace, String localName) {
        return localName.equals(node.getLocalName()) && namespace.equals(node.getNamespaceURI());
    }

    public static List<Element> children(Element parent) {
        return ElementSupport.getChildElements(parent);
    }

    public static List<Element> children(Element parent, String namespace, String localName) {
        return children(parent).stream()
                .filter(child -> is(child, namespace, localName))
                .toList();
    }

    /** The element and all below it. */
    public static List<Element> all(Element root) {
        List<Element> all = new ArrayList<>();
        all.add(root);
        for (int i = 0; i < all.size(); i++) {
            all.addAll(children(all.get(i)));
        }
        return all;
    }

    /** The text of an element that has nothing but text, without surrounding white space. */
    public static String text(Element element) {
        Violation.unless(children(element).isEmpty(), ResponseFault.ELEMENTS_INSIDE, element.getLocalName());
        return element.getTextContent().strip();
    }
}
