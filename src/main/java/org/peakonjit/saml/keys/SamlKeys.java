package org.peakonjit.saml.keys;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.peakonjit.json.Worded;

/** The key pairs our SAML sides sign and decrypt with; the same on every node that shares the database. */
public interface SamlKeys {

    /** What a key pair is for. */
    enum Use implements Worded {
        /** Our SP signs its AuthnRequests. */
        SP_SIGNING("request-signing"),
        /** Our SP decrypts assertions. */
        SP_ENCRYPTION("encryption"),
        /** Our IdP side signs what Peakon consumes. */
        IDP_SIGNING("signing");

        private final String word;

        Use(String word) {
            this.word = word;
        }

        /** As administrators and the API name it. */
        @Override
        public String word() {
            return word;
        }
    }

    /** A private key and the self-signed certificate that carries its public key. */
    record SamlKey(String id, PrivateKey privateKey, X509Certificate certificate) {
        @Override
        public String toString() {
            return "SamlKey[" + id + "]";
        }
    }

    /** The key pair to sign with. */
    SamlKey active(Use use);

    /** Every key pair that is published in metadata and may decrypt, the active one first. */
    List<SamlKey> published(Use use);
}
