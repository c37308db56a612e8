package org.peakonjit.saml.sp.rules;

import com.google.common.collect.Sets;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.security.Key;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import net.shibboleth.utilities.java.support.xml.ParserPool;
import net.shibboleth.utilities.java.support.xml.XMLParserException;
import org.opensaml.core.xml.io.MarshallingException;
import org.opensaml.core.xml.io.UnmarshallingException;
import org.opensaml.core.xml.util.XMLObjectSupport;
import org.opensaml.saml.saml2.encryption.Decrypter;
import org.opensaml.saml.saml2.encryption.EncryptedElementTypeEncryptedKeyResolver;
import org.opensaml.security.credential.BasicCredential;
import org.opensaml.security.credential.Credential;
import org.opensaml.xmlsec.encryption.EncryptedData;
import org.opensaml.xmlsec.encryption.support.ChainingEncryptedKeyResolver;
import org.opensaml.xmlsec.encryption.support.DecryptionException;
import org.opensaml.xmlsec.encryption.support.EncryptionConstants;
import org.opensaml.xmlsec.encryption.support.InlineEncryptedKeyResolver;
import org.opensaml.xmlsec.keyinfo.impl.CollectionKeyInfoCredentialResolver;
import org.peakonjit.saml.MalformedMessageException;
import org.peakonjit.saml.XmlGate;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.saml.sp.structure.Elements;
import org.w3c.dom.Document;
import org.w3c.dom.DocumentFragment;
import org.w3c.dom.Element;

/**
 * Decrypts assertions: AES-GCM under RSA-OAEP, and AES-CBC where it can do no harm, with any of our published keys. What
 * comes out passes the same gate as what came in, since anybody can encrypt to us.
 */
public final class AssertionDecrypter extends Decrypter {

    private static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
    private static final String XENC11 = "http://www.w3.org/2009/xmlenc11#";

    /** CBC and RSA PKCS#1 v1.5 are left out: both leak plaintext to who may ask often enough. */
    private static final Set<String> ALGORITHMS = Set.of(
            XENC11 + "aes128-gcm",
            XENC11 + "aes192-gcm",
            XENC11 + "aes256-gcm",
            XENC + "rsa-oaep-mgf1p",
            XENC11 + "rsa-oaep",
            XENC11 + "mgf1sha1",
            XENC11 + "mgf1sha256",
            XENC11 + "mgf1sha384",
            XENC11 + "mgf1sha512",
            "http://www.w3.org/2000/09/xmldsig#sha1", // inside OAEP, where its weakness is none
            XENC + "sha256",
            "http://www.w3.org/2001/04/xmldsig-more#sha384",
            XENC + "sha512");

    private static final Set<String> CBC = Set.of(XENC + "aes128-cbc", XENC + "aes192-cbc", XENC + "aes256-cbc");

    /** @param cbc whether AES-CBC is accepted too: only where a signature that was verified covers the ciphertext */
    public AssertionDecrypter(List<SamlKey> keys, boolean cbc) {
        super(
                null,
                new CollectionKeyInfoCredentialResolver(
                        keys.stream().map(AssertionDecrypter::credential).toList()),
                new ChainingEncryptedKeyResolver(
                        List.of(new InlineEncryptedKeyResolver(), new EncryptedElementTypeEncryptedKeyResolver())),
                cbc ? Sets.union(ALGORITHMS, CBC) : ALGORITHMS,
                null);
        setRootInNewDocument(true);
    }

    /** The first algorithm of the encrypted element that would not be accepted, with or without CBC. */
    public static Optional<String> unaccepted(Element encrypted, boolean cbc) {
        return Elements.all(encrypted).stream()
                .filter(element -> Elements.is(element, Elements.ENCRYPTION, "EncryptionMethod"))
                .map(method -> method.getAttribute("Algorithm"))
                .filter(algorithm -> !ALGORITHMS.contains(algorithm) && !(cbc && CBC.contains(algorithm)))
                .findFirst();
    }

    public static boolean isCbc(String algorithm) {
        return CBC.contains(algorithm);
    }

    private static Credential credential(SamlKey key) {
        return new BasicCredential(key.certificate().getPublicKey(), key.privateKey());
    }

    /**
     * Without a type it is an element all the same (SAML Core §2.3.4). A copy is told so, since the Response's own document
     * is still needed as it came.
     */
    @Override
    public DocumentFragment decryptDataToDOM(EncryptedData encrypted, Key key) throws DecryptionException {
        if (encrypted.getType() != null) {
            return super.decryptDataToDOM(encrypted, key);
        }
        try {
            EncryptedData typed =
                    XMLObjectSupport.cloneXMLObject(encrypted, XMLObjectSupport.CloneOutputOption.RootDOMInNewDocument);
            typed.setType(EncryptionConstants.TYPE_ELEMENT);
            return super.decryptDataToDOM(typed, key);
        } catch (MarshallingException | UnmarshallingException e) {
            throw new DecryptionException(e);
        }
    }

    @Override
    protected ParserPool buildParserPool() {
        return GATE;
    }

    private static final ParserPool GATE = new ParserPool() {
        @Override
        public Document parse(InputStream input) throws XMLParserException {
            try {
                return XmlGate.forMessages().parse(input.readAllBytes());
            } catch (IOException | MalformedMessageException e) {
                throw new XMLParserException(e.getMessage());
            }
        }

        @Override
        public Document parse(Reader input) {
            throw new UnsupportedOperationException();
        }

        @Override
        public DocumentBuilder getBuilder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void returnBuilder(DocumentBuilder builder) {}

        @Override
        public Document newDocument() {
            return XmlGate.forMessages().emptyDocument();
        }
    };
}
