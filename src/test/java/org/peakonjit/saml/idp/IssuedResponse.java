package org.peakonjit.saml.idp;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.namespace.NamespaceContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.peakonjit.saml.SamlSchema;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What we issued, as somebody reads it who has nothing but the JDK, our certificate and the OASIS schemas. */
record IssuedResponse(Document document) {

    private static final Map<String, String> PREFIXES = Map.of(
            "samlp", "urn:oasis:names:tc:SAML:2.0:protocol",
            "saml", "urn:oasis:names:tc:SAML:2.0:assertion",
            "md", "urn:oasis:names:tc:SAML:2.0:metadata",
            "ds", XMLSignature.XMLNS);

    /** A Response valid by schema, whose every signature is good and covers its parent. */
    static IssuedResponse verified(String samlResponse) throws Exception {
        IssuedResponse issued = parse(Base64.getDecoder().decode(samlResponse));
        SamlSchema.validate(issued.document());
        NodeList signatures = issued.document().getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
        if (signatures.getLength() == 0) {
            throw new AssertionError("nothing is signed");
        }
        for (int i = 0; i < signatures.getLength(); i++) {
            verify((Element) signatures.item(i));
        }
        return issued;
    }

    static IssuedResponse parse(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return new IssuedResponse(factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)));
    }

    private static void verify(Element signature) throws Exception {
        Element parent = (Element) signature.getParentNode();
        parent.setIdAttribute("ID", true);
        DOMValidateContext context = new DOMValidateContext(
                OurIdp.KEYS.active(Use.IDP_SIGNING).certificate().getPublicKey(), signature);
        XMLSignature parsed = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
        if (!parsed.validate(context)) {
            throw new AssertionError("the signature of " + parent.getLocalName() + " is not valid");
        }
        List<?> references = parsed.getSignedInfo().getReferences();
        String uri = ((javax.xml.crypto.dsig.Reference) references.get(0)).getURI();
        if (references.size() != 1 || !("#" + parent.getAttribute("ID")).equals(uri)) {
            throw new AssertionError("the signature covers " + uri);
        }
    }

    String value(String xpath) throws Exception {
        List<String> values = values(xpath);
        if (values.size() != 1) {
            throw new AssertionError(values.size() + " of " + xpath);
        }
        return values.get(0);
    }

    List<String> values(String xpath) throws Exception {
        NodeList nodes = (NodeList) xpath().evaluate(xpath, document, XPathConstants.NODESET);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            values.add(nodes.item(i).getTextContent());
        }
        return values;
    }

    int count(String xpath) throws Exception {
        return values(xpath).size();
    }

    private static XPath xpath() {
        XPath xpath = XPathFactory.newInstance().newXPath();
        xpath.setNamespaceContext(new NamespaceContext() {
            @Override
            public String getNamespaceURI(String prefix) {
                return Objects.requireNonNull(PREFIXES.get(prefix));
            }

            @Override
            public String getPrefix(String uri) {
                throw new UnsupportedOperationException();
            }

            @Override
            public java.util.Iterator<String> getPrefixes(String uri) {
                throw new UnsupportedOperationException();
            }
        });
        return xpath;
    }
}
