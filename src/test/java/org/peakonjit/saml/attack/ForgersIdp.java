package org.peakonjit.saml.attack;

import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.peakonjit.saml.attack.ForgedResponse.Parties;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;

/** The company's IdP in the attacks, whose key the tests hold, and the SP under attack. */
public final class ForgersIdp {

    public static final String ENTITY_ID = "https://idp.corp.example/saml";
    public static final String SSO = "https://idp.corp.example/saml/sso";

    public static final String SLO = "https://idp.corp.example/saml/slo";

    /** The base URL of the SP under attack. */
    public static final String BASE = "https://peakon-sso.corp.example";

    private final SamlKey key = GeneratedKeys.rsa("idp");

    /** Its metadata document. */
    public String metadata() {
        return metadata(ENTITY_ID, SSO, SLO, key.certificate());
    }

    /** The metadata document of such an IdP. */
    public static String metadata(String entityId, String sso, String slo, X509Certificate certificate) {
        return """
                <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%s">
                  <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                    <md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>\
                <ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
                    <md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="%s"/>
                    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="%s"/>
                  </md:IDPSSODescriptor>
                </md:EntityDescriptor>
                """.formatted(entityId, base64(certificate), slo, sso);
    }

    /** What it honestly answers to a request of the SP; null = nobody asked. */
    public ForgedResponse answer(String nameId, @Nullable String requestId) {
        return ForgedResponse.about(
                nameId,
                new Parties(
                        ENTITY_ID,
                        BASE + "/saml/metadata",
                        BASE + "/saml/acs",
                        requestId,
                        SigningForm.honest(key.privateKey(), key.certificate())));
    }

    /** Its honest request to the SP to sign a person out. */
    public static LogoutText signingOut(String nameId) {
        return LogoutText.request(ENTITY_ID, BASE + "/saml/slo", nameId, "_session");
    }

    public PrivateKey privateKey() {
        return key.privateKey();
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
