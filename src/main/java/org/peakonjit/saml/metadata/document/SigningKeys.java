package org.peakonjit.saml.metadata.document;

import java.security.KeyException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.opensaml.saml.saml2.metadata.IDPSSODescriptor;
import org.opensaml.saml.saml2.metadata.KeyDescriptor;
import org.opensaml.security.credential.UsageType;
import org.opensaml.xmlsec.keyinfo.KeyInfoSupport;
import org.opensaml.xmlsec.signature.KeyInfo;
import org.peakonjit.application.CertificateText;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.metadata.source.MetadataFault;
import org.w3c.dom.Element;

/**
 * Every key of a role that may sign: those for signing and those without a use (SAML Metadata §2.4.1.1). A certificate is
 * only a vessel for its key; its dates and issuer say nothing.
 */
final class SigningKeys {

    private static final int MOST_TOLD = 10;

    private final Set<PublicKey> keys = new LinkedHashSet<>();
    private final Set<X509Certificate> certificates = new LinkedHashSet<>();
    private final List<Fault> leftOut = new ArrayList<>();

    /** @param withoutUse the KeyDescriptors of whose use nobody knows */
    SigningKeys(IDPSSODescriptor role, Set<Element> withoutUse) {
        int number = 0;
        for (KeyDescriptor descriptor : role.getKeyDescriptors()) {
            number++;
            boolean signs = descriptor.getUse() == UsageType.SIGNING || descriptor.getUse() == UsageType.UNSPECIFIED;
            if (signs && descriptor.getKeyInfo() != null && !withoutUse.contains(descriptor.getDOM())) {
                collect(descriptor.getKeyInfo(), number);
            }
        }
    }

    List<PublicKey> keys() {
        return List.copyOf(keys);
    }

    /** What the keys came in; fewer than keys where some came bare. */
    List<X509Certificate> certificates() {
        return List.copyOf(certificates);
    }

    /** Which could not be read or used, by the number of its KeyDescriptor, and why. */
    List<Fault> leftOut() {
        return leftOut.stream().limit(MOST_TOLD).toList();
    }

    private void collect(KeyInfo keyInfo, int number) {
        int before = keys.size();
        // only the first certificate of a chain is the signer's
        keyInfo.getX509Datas().stream()
                .flatMap(data -> data.getX509Certificates().stream().limit(1))
                .map(certificate -> CertificateText.read(Objects.toString(certificate.getValue(), "")))
                .forEach(parsed -> add(parsed, number));
        if (keys.size() == before && !hasOnlyCertificates(keyInfo)) {
            try {
                KeyInfoSupport.getPublicKeys(keyInfo).forEach(key -> add(key, number));
            } catch (KeyException | RuntimeException e) {
                leftOut.add(MetadataFault.WRONG_KEY.fault(number, MetadataFault.BARE_KEY.fault()));
            }
        }
    }

    private static boolean hasOnlyCertificates(KeyInfo keyInfo) {
        return keyInfo.getKeyValues().isEmpty()
                && keyInfo.getDEREncodedKeyValues().isEmpty();
    }

    private void add(CertificateText.Parsed parsed, int number) {
        X509Certificate certificate = parsed.certificate();
        if (certificate == null) {
            leftOut.add(MetadataFault.WRONG_KEY.fault(number, Objects.requireNonNull(parsed.why())));
        } else {
            keys.add(certificate.getPublicKey());
            certificates.add(certificate);
        }
    }

    private void add(PublicKey key, int number) {
        Optional<Fault> wrong = key instanceof RSAPublicKey || key instanceof ECPublicKey
                ? CertificateText.weaknessOf(key)
                : Optional.of(MetadataFault.OTHER_KEY.fault(key.getAlgorithm()));
        wrong.ifPresentOrElse(why -> leftOut.add(MetadataFault.WRONG_KEY.fault(number, why)), () -> keys.add(key));
    }
}
