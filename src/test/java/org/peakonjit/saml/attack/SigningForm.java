package org.peakonjit.saml.attack;

import java.security.Key;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.crypto.dsig.spec.XPathFilterParameterSpec;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** How something is signed; honest by default. Made with the JDK's XML signatures. */
public record SigningForm(
        Key key,
        @Nullable X509Certificate certificate,
        String algorithm,
        String digest,
        String canonicalization,
        List<String> transforms,
        @Nullable String uri,
        int references,
        @Nullable String object) {

    public static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    public static final String EXCLUSIVE = CanonicalizationMethod.EXCLUSIVE;

    /** RSA-SHA256 over the parent, exclusive C14N, the certificate in KeyInfo. */
    public static SigningForm honest(Key key, @Nullable X509Certificate certificate) {
        return new SigningForm(
                key,
                certificate,
                RSA_SHA256,
                DigestMethod.SHA256,
                EXCLUSIVE,
                List.of(Transform.ENVELOPED, EXCLUSIVE),
                null,
                1,
                null);
    }

    public SigningForm algorithm(String other) {
        return new SigningForm(key, certificate, other, digest, canonicalization, transforms, uri, references, object);
    }

    public SigningForm digest(String other) {
        return new SigningForm(
                key, certificate, algorithm, other, canonicalization, transforms, uri, references, object);
    }

    public SigningForm canonicalization(String other) {
        return new SigningForm(key, certificate, algorithm, digest, other, transforms, uri, references, object);
    }

    public SigningForm transforms(String... others) {
        return new SigningForm(
                key, certificate, algorithm, digest, canonicalization, List.of(others), uri, references, object);
    }

    /** A Reference URI other than the signed element's ID. */
    public SigningForm uri(String other) {
        return new SigningForm(
                key, certificate, algorithm, digest, canonicalization, transforms, other, references, object);
    }

    public SigningForm references(int count) {
        return new SigningForm(key, certificate, algorithm, digest, canonicalization, transforms, uri, count, object);
    }

    /** With an Object of that content beside the honest Reference. */
    public SigningForm object(String content) {
        return new SigningForm(
                key, certificate, algorithm, digest, canonicalization, transforms, uri, references, content);
    }

    public SigningForm key(Key other) {
        return new SigningForm(
                other, certificate, algorithm, digest, canonicalization, transforms, uri, references, object);
    }

    public SigningForm certificate(@Nullable X509Certificate other) {
        return new SigningForm(key, other, algorithm, digest, canonicalization, transforms, uri, references, object);
    }

    /** Signs the element inside itself, after its Issuer. */
    public void sign(Element element) {
        element.setIdAttribute("ID", true);
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        try {
            List<Reference> signed = new ArrayList<>();
            for (int i = 0; i < references; i++) {
                signed.add(factory.newReference(
                        uri == null ? "#" + element.getAttribute("ID") : uri,
                        factory.newDigestMethod(digest, null),
                        transforms(factory),
                        null,
                        null));
            }
            SignedInfo signedInfo = factory.newSignedInfo(
                    factory.newCanonicalizationMethod(canonicalization, (C14NMethodParameterSpec) null),
                    factory.newSignatureMethod(algorithm, null),
                    signed);
            Node next = Dom.childNamed(element, "Issuer").getNextSibling();
            DOMSignContext context = new DOMSignContext(key, element, next);
            context.setDefaultNamespacePrefix("ds");
            context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.FALSE);
            factory.newXMLSignature(signedInfo, keyInfo(factory), objects(factory), null, null)
                    .sign(context);
        } catch (MarshalException | XMLSignatureException | java.security.GeneralSecurityException e) {
            throw new IllegalArgumentException("the forgery cannot be signed so", e);
        }
    }

    private List<Transform> transforms(XMLSignatureFactory factory) throws java.security.GeneralSecurityException {
        List<Transform> list = new ArrayList<>();
        for (String name : transforms) {
            list.add(
                    name.equals(Transform.XPATH)
                            ? factory.newTransform(name, new XPathFilterParameterSpec("not(self::node())"))
                            : factory.newTransform(name, (TransformParameterSpec) null));
        }
        return list;
    }

    private @Nullable KeyInfo keyInfo(XMLSignatureFactory factory) {
        if (certificate == null) {
            return null;
        }
        KeyInfoFactory keyInfos = factory.getKeyInfoFactory();
        return keyInfos.newKeyInfo(List.of(keyInfos.newX509Data(List.of(certificate))));
    }

    private @Nullable List<XMLObject> objects(XMLSignatureFactory factory) {
        return object == null
                ? null
                : List.of(factory.newXMLObject(
                        List.of(new DOMStructure(ForgedResponse.parse(object).getDocumentElement())),
                        null,
                        null,
                        null));
    }
}
