package org.peakonjit.sandbox.saml;

import java.io.StringReader;
import java.io.StringWriter;
import java.security.KeyPair;
import java.util.List;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Signs SAML documents with nothing but the JDK, to hold the verifier against something not of OpenSAML. */
record IndependentSigner(KeyPair keys) {

    private static final XMLSignatureFactory FACTORY = XMLSignatureFactory.getInstance("DOM");

    /** Signs the elements with these IDs, in order; each signature stands behind the element's Issuer. */
    String sign(String xml, String... ids) throws Exception {
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setNamespaceAware(true);
        Document document = parsers.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        for (String id : ids) {
            sign(document, id);
        }
        Transformer writer = TransformerFactory.newInstance().newTransformer();
        writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter out = new StringWriter();
        writer.transform(new DOMSource(document), new StreamResult(out));
        return out.toString();
    }

    private void sign(Document document, String id) throws Exception {
        Element element = byId(document, id);
        element.setIdAttribute("ID", true);
        SignedInfo info = FACTORY.newSignedInfo(
                FACTORY.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                FACTORY.newSignatureMethod(SignatureMethod.RSA_SHA256, null),
                List.of(FACTORY.newReference(
                        "#" + id,
                        FACTORY.newDigestMethod(DigestMethod.SHA256, null),
                        List.of(transform(Transform.ENVELOPED), transform(CanonicalizationMethod.EXCLUSIVE)),
                        null,
                        null)));
        Element issuer = (Element) element.getElementsByTagNameNS("*", "Issuer").item(0);
        DOMSignContext context = new DOMSignContext(keys.getPrivate(), element, issuer.getNextSibling());
        context.setDefaultNamespacePrefix("ds");
        FACTORY.newXMLSignature(info, null).sign(context);
    }

    private static Transform transform(String algorithm) throws Exception {
        return FACTORY.newTransform(algorithm, (TransformParameterSpec) null);
    }

    private static Element byId(Document document, String id) {
        var all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            @Nullable Element element = (Element) all.item(i);
            if (element != null && id.equals(element.getAttribute("ID"))) {
                return element;
            }
        }
        throw new IllegalArgumentException(id);
    }
}
