package org.peakonjit.saml.attack;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
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

/**
 * A SAML Response as an IdP or a forger would make it, with nothing but the JDK: text from a template, edited, signed,
 * tampered with, encrypted, encoded. It knows none of the product's classes, so it shares none of their mistakes.
 *
 * <p>The steps are always taken in this order: {@link #edit} on the text, {@link #dom} on the document, signatures,
 * {@link #afterwards} on the document, encryption, {@link #raw} on the text.
 */
public final class ForgedResponse {

    public static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";
    public static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

    /** Who sends it to whom, in answer to what. */
    public record Parties(
            String idp, String sp, String acs, @Nullable String requestId, SigningForm honest) {}

    private static final String TEMPLATE = """
            <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" \
            ID="{response-id}" Version="2.0" IssueInstant="{now}" Destination="{acs}"{irt}>\
            <saml:Issuer>{idp}</saml:Issuer>\
            <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>\
            {assertion}</samlp:Response>""";

    private static final String ASSERTION = """
            <saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" \
            xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
            ID="{assertion-id}" Version="2.0" IssueInstant="{now}">\
            <saml:Issuer>{idp}</saml:Issuer>\
            <saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">{name-id}</saml:NameID>\
            <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">\
            <saml:SubjectConfirmationData NotOnOrAfter="{end}" Recipient="{acs}"{irt}/></saml:SubjectConfirmation></saml:Subject>\
            <saml:Conditions NotBefore="{begin}" NotOnOrAfter="{end}"><saml:AudienceRestriction>\
            <saml:Audience>{sp}</saml:Audience></saml:AudienceRestriction></saml:Conditions>\
            <saml:AuthnStatement AuthnInstant="{now}" SessionIndex="_session"><saml:AuthnContext>\
            <saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef>\
            </saml:AuthnContext></saml:AuthnStatement>\
            <saml:AttributeStatement><saml:Attribute Name="groups">\
            <saml:AttributeValue xsi:type="xs:string">staff</saml:AttributeValue></saml:Attribute>\
            <saml:Attribute Name="givenName"><saml:AttributeValue>Alice</saml:AttributeValue></saml:Attribute>\
            <saml:Attribute Name="sn"><saml:AttributeValue>Liddell</saml:AttributeValue></saml:Attribute>\
            </saml:AttributeStatement>\
            </saml:Assertion>""";

    private final Parties parties;
    private final String responseId = "_r" + UUID.randomUUID();
    private final String assertionId = "_a" + UUID.randomUUID();
    private final List<Consumer<Document>> before = new ArrayList<>();
    private final List<Consumer<Document>> after = new ArrayList<>();
    private final List<UnaryOperator<String>> raw = new ArrayList<>();
    private String text;
    private @Nullable SigningForm assertionSignature;
    private @Nullable SigningForm responseSignature;
    private @Nullable EncryptionForm encryption;

    private ForgedResponse(Parties parties, String nameId) {
        this.parties = parties;
        this.assertionSignature = parties.honest();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String irt = parties.requestId() == null ? "" : " InResponseTo=\"" + parties.requestId() + "\"";
        text = TEMPLATE.replace("{assertion}", ASSERTION)
                .replace("{response-id}", responseId)
                .replace("{assertion-id}", assertionId)
                .replace("{now}", now.toString())
                .replace("{begin}", now.minusSeconds(30).toString())
                .replace("{end}", now.plus(Duration.ofMinutes(5)).toString())
                .replace("{acs}", parties.acs())
                .replace("{idp}", parties.idp())
                .replace("{sp}", parties.sp())
                .replace("{irt}", irt)
                .replace("{name-id}", nameId);
    }

    /** What the honest IdP would send for {@code nameId}: a good answer, its assertion signed. */
    public static ForgedResponse about(String nameId, Parties parties) {
        return new ForgedResponse(parties, nameId);
    }

    public String assertionId() {
        return assertionId;
    }

    public String responseId() {
        return responseId;
    }

    public Parties parties() {
        return parties;
    }

    /** Replaces text before anything is signed; it must be there. */
    public ForgedResponse edit(String from, String to) {
        text = replaced(text, from, to);
        return this;
    }

    /** Replaces by pattern before anything is signed; it must match. */
    public ForgedResponse editAll(String pattern, String to) {
        String edited = text.replaceAll(pattern, to);
        if (edited.equals(text)) {
            throw new IllegalArgumentException("matches nothing: " + pattern);
        }
        text = edited;
        return this;
    }

    /** Changes the document before it is signed. */
    public ForgedResponse dom(Consumer<Document> change) {
        before.add(change);
        return this;
    }

    /** Signs the assertion so; null = not at all. */
    public ForgedResponse assertionSigned(@Nullable SigningForm form) {
        assertionSignature = form;
        return this;
    }

    /** Signs the Response so; null = not at all. */
    public ForgedResponse responseSigned(@Nullable SigningForm form) {
        responseSignature = form;
        return this;
    }

    /** Changes the document after it was signed. */
    public ForgedResponse afterwards(Consumer<Document> change) {
        after.add(change);
        return this;
    }

    /** Encrypts the assertion to that certificate. */
    public ForgedResponse encryptedTo(X509Certificate certificate) {
        return encrypted(EncryptionForm.gcm(certificate));
    }

    public ForgedResponse encrypted(EncryptionForm form) {
        encryption = form;
        return this;
    }

    /** Replaces text at the very end; it must be there. */
    public ForgedResponse raw(String from, String to) {
        raw.add(xml -> replaced(xml, from, to));
        return this;
    }

    /** Changes the text at the very end. */
    public ForgedResponse raw(UnaryOperator<String> change) {
        raw.add(change);
        return this;
    }

    /** The finished XML. */
    public String xml() {
        Document document = parse(text);
        before.forEach(change -> change.accept(document));
        EncryptionForm form = encryption;
        if (assertionSignature != null) {
            assertionSignature.sign(Dom.only(document, "Assertion"));
        }
        if (form != null && responseSignature != null) {
            form.encrypt(Dom.only(document, "Assertion"));
            form = null;
        }
        if (responseSignature != null) {
            responseSignature.sign(document.getDocumentElement());
        }
        after.forEach(change -> change.accept(document));
        if (form != null) {
            form.encrypt(Dom.only(document, "Assertion"));
        }
        String xml = serialise(document.getDocumentElement());
        for (UnaryOperator<String> change : raw) {
            xml = change.apply(xml);
        }
        return xml;
    }

    /** The form field of HTTP-POST. */
    public String post() {
        return Base64.getEncoder().encodeToString(xml().getBytes(StandardCharsets.UTF_8));
    }

    static Document parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (Exception e) {
            throw new IllegalArgumentException("the forgery itself is no XML", e);
        }
    }

    static String serialise(Element element) {
        try {
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter out = new StringWriter();
            transformer.transform(new DOMSource(element), new StreamResult(out));
            return out.toString();
        } catch (javax.xml.transform.TransformerException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String replaced(String xml, String from, String to) {
        if (!xml.contains(from)) {
            throw new IllegalArgumentException("not there: " + from);
        }
        return xml.replace(from, to);
    }
}
