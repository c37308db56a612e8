package org.peakonjit.saml.metadata;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import net.shibboleth.utilities.java.support.xml.SerializeSupport;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.peakonjit.saml.EnvelopedSignatures;
import org.peakonjit.saml.OpenSaml;
import org.peakonjit.saml.XmlGate;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;

/** Metadata of an IdP, as an IdP would publish it. */
public final class IdpDocument {

    private IdpDocument() {}

    public static String of(SamlKey key) {
        return of(key, "");
    }

    /** @param attributes of the root */
    public static String of(SamlKey key, String attributes) {
        return """
                <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example"%s>
                  <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                    <md:KeyDescriptor><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>
                      <ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
                    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example/sso"/>
                  </md:IDPSSODescriptor>
                </md:EntityDescriptor>
                """.formatted(attributes, base64(key));
    }

    public static String signed(String document, SamlKey key) {
        OpenSaml.start();
        var root = (EntityDescriptor)
                OpenSaml.read(XmlGate.forMetadata().parse(document.getBytes(StandardCharsets.UTF_8)));
        root.releaseDOM();
        root.releaseChildrenDOM(true);
        root.setID("_1");
        return SerializeSupport.nodeToString(EnvelopedSignatures.sign(key, root));
    }

    public static String pem(SamlKey key) {
        return "-----BEGIN CERTIFICATE-----\n" + base64(key) + "\n-----END CERTIFICATE-----";
    }

    private static String base64(SamlKey key) {
        try {
            return Base64.getMimeEncoder().encodeToString(key.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
