package org.peakonjit.saml.metadata.document;

import java.util.List;
import org.apache.xml.security.c14n.Canonicalizer;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.xmlsec.signature.Signature;
import org.peakonjit.application.CertificateText;
import org.peakonjit.saml.MessageSignatures;
import org.peakonjit.saml.metadata.source.MetadataFault;
import org.peakonjit.saml.metadata.source.UnusableMetadataException;

/**
 * The signature of a metadata document (SAML Metadata §3): over its root and nothing else, enveloped, with exclusive
 * canonicalisation and SHA-256 or better, under the one certificate an administrator trusts.
 */
final class MetadataSignature {

    private MetadataSignature() {}

    /** @throws UnusableMetadataException when there is none, or not such a one */
    static void check(XMLObject root, String certificate) {
        Signature signature = root instanceof SignableSAMLObject signable ? signable.getSignature() : null;
        if (signature == null) {
            throw new UnusableMetadataException(MetadataFault.NOT_SIGNED);
        }
        boolean exclusive =
                Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS.equals(signature.getCanonicalizationAlgorithm());
        boolean good = exclusive
                && CertificateText.parse(certificate)
                        .map(trusted -> MessageSignatures.isSignedWhole(
                                (SignableSAMLObject) root, List.of(trusted.getPublicKey())))
                        .orElse(false);
        if (!good) {
            throw new UnusableMetadataException(MetadataFault.WRONG_SIGNATURE);
        }
    }
}
