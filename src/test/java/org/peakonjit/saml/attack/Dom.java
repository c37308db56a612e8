package org.peakonjit.saml.attack;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Short ways about a document, for forgers. */
public final class Dom {

    public static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    public static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    public static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";

    private Dom() {}

    /** The first element of that local name. */
    public static Element only(Document document, String localName) {
        return below(document.getDocumentElement(), localName);
    }

    /** The first element of that local name below another. */
    public static Element below(Element root, String localName) {
        NodeList found = root.getElementsByTagNameNS("*", localName);
        if (found.getLength() == 0) {
            throw new IllegalArgumentException("no " + localName);
        }
        return (Element) found.item(0);
    }

    public static Element childNamed(Element parent, String localName) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (localName.equals(node.getLocalName())) {
                return (Element) node;
            }
        }
        throw new IllegalArgumentException("no child " + localName);
    }

    /** A new last child. */
    public static Element append(Element parent, String namespace, String name) {
        Element child = parent.getOwnerDocument().createElementNS(namespace, name);
        parent.appendChild(child);
        return child;
    }

    /** A new child in front of {@code reference}. */
    public static Element insert(Element reference, String namespace, String name) {
        Element child = reference.getOwnerDocument().createElementNS(namespace, name);
        reference.getParentNode().insertBefore(child, reference);
        return child;
    }

    public static void remove(Node node) {
        node.getParentNode().removeChild(node);
    }

    public static Element copy(Element element) {
        return (Element) element.cloneNode(true);
    }

    /** A copy without its signature, about somebody else, under another ID. */
    public static Element evilTwin(Element assertion) {
        Element twin = copy(assertion);
        twin.setAttribute("ID", "_evil");
        remove(childNamed(twin, "Signature"));
        below(twin, "NameID").setTextContent("mallory@corp.example");
        return twin;
    }
}
