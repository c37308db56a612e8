package org.peakonjit.corpus;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * What somebody who configures an IdP may make it say: one element or attribute of its message otherwise, before it
 * signs.
 *
 * @param at which, modulo their number
 */
record Oddity(int at, What what, String value) {

    /** What becomes of it. */
    enum What {
        SAYS,
        IS_GONE,
        IS_THERE_TWICE
    }

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "\n  x\n",
            "x",
            "-1",
            "0",
            "true",
            "a@b@c",
            "alice@corp.example, a@corp.example",
            "\u00e9\u0130\u212a",
            "\ud83d\ude00",
            "\u202ex\u200b",
            "\u0085",
            "9999-12-31T23:59:59Z",
            "2026-02-30T25:61:61Z",
            "-292277022657-01-27T08:29:52Z",
            "2026-11-27",
            "http://[",
            "urn:x",
            "urn:oasis:names:tc:SAML:2.0:nameid-format:encrypted",
            "{0}",
            "CN=#00,OU=\\zz,=",
            "1.0",
            "2.00",
            "x".repeat(5000));

    static Arbitrary<List<Oddity>> some() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, Integer.MAX_VALUE),
                        Arbitraries.of(What.SAYS, What.SAYS, What.SAYS, What.IS_GONE, What.IS_THERE_TWICE),
                        Arbitraries.of(VALUES))
                .as(Oddity::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    void in(Document document) {
        List<Node> places = places(document.getDocumentElement());
        Node place = places.get(at % places.size());
        switch (what) {
            case SAYS -> say(place);
            case IS_GONE -> remove(place);
            case IS_THERE_TWICE -> repeat(place);
        }
    }

    private void say(Node place) {
        if (place instanceof Attr attribute) {
            attribute.setValue(value);
        } else {
            place.setTextContent(value);
        }
    }

    private static void remove(Node place) {
        if (place instanceof Attr attribute) {
            attribute.getOwnerElement().removeAttribute(attribute.getNodeName());
        } else {
            place.getParentNode().removeChild(place);
        }
    }

    private static void repeat(Node place) {
        if (place instanceof Element element) {
            element.getParentNode().insertBefore(element.cloneNode(true), element);
        }
    }

    /** All below the root, and all attributes but declarations of namespaces. */
    private static List<Node> places(Element root) {
        List<Node> places = new ArrayList<>();
        NamedNodeMap attributes = root.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            if (!attributes.item(i).getNodeName().startsWith("xmlns")) {
                places.add(attributes.item(i));
            }
        }
        for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                places.add(element);
                places.addAll(places(element));
            }
        }
        return places;
    }
}
