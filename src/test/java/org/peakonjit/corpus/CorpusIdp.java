package org.peakonjit.corpus;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.peakonjit.corpus.CorpusCase.Signed;
import org.peakonjit.saml.attack.Dom;
import org.peakonjit.saml.attack.EncryptionForm;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The IdP of every case: it fills in what stands in braces, signs and encrypts as the product does. */
final class CorpusIdp {

    private static final SamlKey SIGNING = GeneratedKeys.rsa("signing");
    private static final SamlKey NEXT = GeneratedKeys.rsa("next");
    private static final SamlKey OTHER = GeneratedKeys.rsa("other");

    private static final DateTimeFormatter IN_ZONE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSxxx", Locale.ROOT);

    private CorpusIdp() {}

    /** To whom it answers. */
    record Request(String id, String acs, String sp, X509Certificate encryption) {}

    /** The document as it leaves the product. */
    static byte[] metadata(CorpusCase one) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return one.spelling()
                .bytes(Corpus.text(one.metadata())
                        .strip()
                        .replace("{certificate}", base64(SIGNING))
                        .replace("{certificate-lines}", lines(SIGNING))
                        .replace("{certificate-pem}", pem(SIGNING))
                        .replace("{certificate-cut}", base64(SIGNING).substring(0, 400))
                        .replace("{next-certificate}", base64(NEXT))
                        .replace("{in-45-days}", now.plus(Duration.ofDays(45)).toString())
                        .replace(
                                "{in-5-years}",
                                now.plus(Duration.ofDays(5 * 365)).toString()));
    }

    /** The form field of HTTP-POST. */
    static String post(CorpusCase one, Request request) {
        Base64.Encoder encoder = one.postsLines() ? Base64.getMimeEncoder() : Base64.getEncoder();
        return encoder.encodeToString(response(one, request).getBytes(StandardCharsets.UTF_8));
    }

    static String response(CorpusCase one, Request request) {
        return response(one, request, List.of());
    }

    /** As somebody made it say, and signed all the same. */
    static String response(CorpusCase one, Request request, List<Oddity> oddities) {
        String text = filled(Corpus.text(one.response()).strip(), request);
        Document document = parse(text);
        oddities.forEach(oddity -> oddity.in(document));
        Element response = document.getDocumentElement();
        SamlKey key = switch (one.key()) {
            case "signing" -> SIGNING;
            case "next" -> NEXT;
            default -> OTHER;
        };
        if (one.signed() == Signed.ASSERTION || one.signed() == Signed.BOTH) {
            one.style().sign(Dom.only(document, "Assertion"), key);
        }
        switch (one.encrypted()) {
            case NO -> {}
            case GCM128 ->
                encrypt(document, EncryptionForm.gcm(request.encryption()).keyBits(128));
            case GCM256 -> encrypt(document, EncryptionForm.gcm(request.encryption()));
            case CBC128 ->
                encrypt(
                        document,
                        EncryptionForm.gcm(request.encryption()).keyBits(128).cbc());
            case CBC256 ->
                encrypt(document, EncryptionForm.gcm(request.encryption()).cbc());
        }
        if (one.signed() == Signed.RESPONSE || one.signed() == Signed.BOTH) {
            one.style().sign(response, key);
        }
        String declaration = text.startsWith("<?xml") ? text.substring(0, text.indexOf("?>") + 2) : "";
        return declaration + serialise(response);
    }

    private static String filled(String template, Request request) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return template.replace("{response-id}", "_" + UUID.randomUUID())
                .replace("{assertion-id}", "_" + UUID.randomUUID())
                .replace("{session}", "_" + UUID.randomUUID())
                .replace("{request}", request.id())
                .replace("{acs}", request.acs())
                .replace("{sp}", request.sp())
                .replace("{now}", now.toString())
                .replace("{now-in-zone}", now.atOffset(ZoneOffset.ofHours(2)).format(IN_ZONE))
                .replace("{1000-groups}", groups(1000))
                .replace("{4000-groups}", groups(4000))
                .replace("{now-seconds}", now.truncatedTo(ChronoUnit.SECONDS).toString())
                .replace("{an-hour-ago}", now.minus(Duration.ofHours(1)).toString())
                .replace("{5-minutes-ago}", now.minus(Duration.ofMinutes(5)).toString())
                .replace("{20-minutes-ago}", now.minus(Duration.ofMinutes(20)).toString())
                .replace("{in-5-minutes}", now.plus(Duration.ofMinutes(5)).toString())
                .replace("{in-an-hour}", now.plus(Duration.ofHours(1)).toString())
                .replace("{in-8-hours}", now.plus(Duration.ofHours(8)).toString());
    }

    private static String groups(int number) {
        return IntStream.range(0, number)
                .mapToObj(index -> "<saml:AttributeValue>CN=Group " + index
                        + ",OU=Groups,OU=Berlin,DC=corp,DC=example</saml:AttributeValue>")
                .collect(Collectors.joining());
    }

    private static void encrypt(Document document, EncryptionForm form) {
        form.encrypt(Dom.only(document, "Assertion"));
    }

    private static String base64(SamlKey key) {
        return Base64.getEncoder().encodeToString(der(key));
    }

    private static String lines(SamlKey key) {
        return Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der(key));
    }

    private static String pem(SamlKey key) {
        return "-----BEGIN CERTIFICATE-----\n" + lines(key) + "\n-----END CERTIFICATE-----";
    }

    private static byte[] der(SamlKey key) {
        try {
            return key.certificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Document parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (Exception e) {
            throw new IllegalArgumentException("the corpus itself is no XML", e);
        }
    }

    private static String serialise(Element element) {
        try {
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter out = new StringWriter();
            transformer.transform(new DOMSource(element), new StreamResult(out));
            return out.toString();
        } catch (TransformerException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
