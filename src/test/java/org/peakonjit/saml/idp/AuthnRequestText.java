package org.peakonjit.saml.idp;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Reference;
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
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Peakon's AuthnRequests as plain text, made and signed by nothing but the JDK. */
public final class AuthnRequestText {

    public static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    public static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    private static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";

    private final String id = "_" + UUID.randomUUID();
    private String attributes = "";
    private String issuer;
    private String children = "";
    private @Nullable String destination;
    private @Nullable String issueInstant;
    private String version = "2.0";
    private @Nullable String ownId = id;

    public AuthnRequestText(String issuer, String destination, Instant issueInstant) {
        this.issuer = "<saml:Issuer>" + issuer + "</saml:Issuer>";
        this.destination = destination;
        this.issueInstant = issueInstant.toString();
    }

    public String id() {
        return id;
    }

    public AuthnRequestText withAttribute(String name, String value) {
        attributes += " " + name + "=\"" + value + "\"";
        return this;
    }

    public AuthnRequestText withChild(String xml) {
        children += xml;
        return this;
    }

    public AuthnRequestText withIssuerElement(String xml) {
        issuer = xml;
        return this;
    }

    public AuthnRequestText withDestination(@Nullable String other) {
        destination = other;
        return this;
    }

    public AuthnRequestText withIssueInstant(@Nullable String other) {
        issueInstant = other;
        return this;
    }

    public AuthnRequestText withVersion(String other) {
        version = other;
        return this;
    }

    public AuthnRequestText withId(@Nullable String other) {
        ownId = other;
        return this;
    }

    public String xml() {
        return "<samlp:AuthnRequest xmlns:samlp=\"" + PROTOCOL + "\" xmlns:saml=\"" + ASSERTION + "\""
                + attribute("ID", ownId)
                + attribute("Version", version)
                + attribute("IssueInstant", issueInstant)
                + attribute("Destination", destination)
                + attributes + ">" + issuer + children + "</samlp:AuthnRequest>";
    }

    private static String attribute(String name, @Nullable String value) {
        return value == null ? "" : " " + name + "=\"" + value + "\"";
    }

    /** For the form field of HTTP-POST. */
    public static String base64(String xml) {
        return base64(xml.getBytes(StandardCharsets.UTF_8));
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** For the parameter of HTTP-Redirect. */
    public static String deflated(String xml) {
        return deflated(xml.getBytes(StandardCharsets.UTF_8));
    }

    public static String deflated(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(9, true))) {
            deflater.write(bytes);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return base64(out.toByteArray());
    }

    /** A query string of names and values in turn. */
    public static String query(String... namesAndValues) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.append(query.isEmpty() ? "" : "&")
                    .append(namesAndValues[i])
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return query.toString();
    }

    /** The query string with SigAlg and Signature (SAML Bindings §3.4.4.1). */
    public static String signedQuery(String query, String algorithmUri, String algorithm, PrivateKey key) {
        String signed = query + "&" + query("SigAlg", algorithmUri);
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.UTF_8));
            return signed + "&" + query("Signature", base64(signature.sign()));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The message with an enveloped signature after its Issuer. */
    public String signedXml(PrivateKey key, String algorithmUri, String digestUri) {
        return signed(xml(), key, algorithmUri, digestUri);
    }

    /** Any message with an enveloped signature after its first child, the Issuer. */
    public static String signed(String xml, PrivateKey key, String algorithmUri, String digestUri) {
        try {
            DocumentBuilderFactory builders = DocumentBuilderFactory.newInstance();
            builders.setNamespaceAware(true);
            Document document = builders.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
            Element root = document.getDocumentElement();
            root.setIdAttribute("ID", true);
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            Reference reference = factory.newReference(
                    "#" + root.getAttribute("ID"),
                    factory.newDigestMethod(digestUri, null),
                    List.of(
                            factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                            factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                    null,
                    null);
            Node afterIssuer = root.getFirstChild().getNextSibling();
            DOMSignContext context =
                    afterIssuer == null ? new DOMSignContext(key, root) : new DOMSignContext(key, root, afterIssuer);
            context.setDefaultNamespacePrefix("ds");
            context.setProperty("org.jcp.xml.dsig.secureValidation", false);
            factory.newXMLSignature(
                            factory.newSignedInfo(
                                    factory.newCanonicalizationMethod(
                                            CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                                    factory.newSignatureMethod(algorithmUri, null),
                                    List.of(reference)),
                            null)
                    .sign(context);
            return write(document);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String write(Document document) throws javax.xml.transform.TransformerException {
        Transformer transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter text = new StringWriter();
        transformer.transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }
}
