package org.peakonjit.corpus;

import java.security.GeneralSecurityException;
import java.security.KeyException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.XMLStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.ExcC14NParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.jspecify.annotations.Nullable;
import org.peakonjit.saml.attack.SigningForm;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** How products write their signatures, with exclusive C14N all of them. */
enum SignatureStyle {
    /** {@code ds:}, the certificate in KeyInfo. */
    DS("ds", Part.NONE, false),
    /** As Entra ID, ADFS and Auth0: no prefix. */
    BARE("", Part.NONE, false),
    /** As Okta and Shibboleth, which name the prefix of {@code xs:string}. */
    PREFIXES("ds", Part.PREFIXES, false),
    /** As Keycloak: {@code dsig:}, with the key's name and the bare key. */
    KEY_NAMED("dsig", Part.KEY, false),
    SHA1("ds", Part.NONE, true),
    BARE_SHA1("", Part.NONE, true);

    private static final String RSA_SHA1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";

    private enum Part {
        NONE,
        PREFIXES,
        KEY
    }

    private final String prefix;
    private final Part more;
    private final boolean sha1;

    SignatureStyle(String prefix, Part more, boolean sha1) {
        this.prefix = prefix;
        this.more = more;
        this.sha1 = sha1;
    }

    /** Signs the element inside itself, after its Issuer. */
    void sign(Element element, SamlKey key) {
        element.setIdAttribute("ID", true);
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        try {
            Reference reference = factory.newReference(
                    "#" + element.getAttribute("ID"),
                    factory.newDigestMethod(sha1 ? DigestMethod.SHA1 : DigestMethod.SHA256, null),
                    List.of(
                            factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                            factory.newTransform(CanonicalizationMethod.EXCLUSIVE, prefixes())),
                    null,
                    null);
            SignedInfo signedInfo = factory.newSignedInfo(
                    factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                    factory.newSignatureMethod(sha1 ? RSA_SHA1 : SigningForm.RSA_SHA256, null),
                    List.of(reference));
            DOMSignContext context = new DOMSignContext(key.privateKey(), element, afterIssuer(element));
            context.setDefaultNamespacePrefix(prefix);
            factory.newXMLSignature(signedInfo, keyInfo(factory.getKeyInfoFactory(), key))
                    .sign(context);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Node afterIssuer(Element element) {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if ("Issuer".equals(node.getLocalName())) {
                return node.getNextSibling();
            }
        }
        return element.getFirstChild();
    }

    private @Nullable ExcC14NParameterSpec prefixes() {
        return more == Part.PREFIXES ? new ExcC14NParameterSpec(List.of("xs")) : null;
    }

    private KeyInfo keyInfo(KeyInfoFactory factory, SamlKey key) throws KeyException {
        List<XMLStructure> content = new ArrayList<>();
        if (more == Part.KEY) {
            content.add(factory.newKeyName("FJ86GcF3jTbNLOco4NvZkUCIUmfYCqoqtOQeMfbhNlE"));
        }
        content.add(factory.newX509Data(List.of(key.certificate())));
        if (more == Part.KEY) {
            content.add(factory.newKeyValue(key.certificate().getPublicKey()));
        }
        return factory.newKeyInfo(content);
    }
}
