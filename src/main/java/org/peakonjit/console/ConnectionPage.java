package org.peakonjit.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.peakonjit.config.Settings;
import org.peakonjit.saml.keys.SamlKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.primefaces.model.DefaultStreamedContent;
import org.primefaces.model.StreamedContent;

/** What Peakon's administrator enters about our IdP side. */
@Named
@RequestScoped
public class ConnectionPage {

    private static final int LINE = 64;

    @Inject
    Settings settings;

    @Inject
    SamlKeys keys;

    /** Addresses and names. */
    public Map<String, String> getForPeakon() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("sso", settings.url("/idp/sso").toString());
        facts.put("entityId", settings.url("/idp/metadata").toString());
        facts.put("metadata", settings.url("/idp/metadata").toString());
        return facts;
    }

    /** The certificate of our signing key (RFC 7468 §5). */
    public String getCertificate() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(LINE, new byte[] {'\n'})
                            .encodeToString(signing().certificate().getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("our own certificate cannot be encoded", e);
        }
    }

    /** When it ends. */
    public Instant getExpires() {
        return signing().certificate().getNotAfter().toInstant();
    }

    /** The certificate as a file. */
    public StreamedContent getDownload() {
        return DefaultStreamedContent.builder()
                .name("peakon-jit-proxy.pem")
                .contentType("application/x-pem-file")
                .stream(() -> new ByteArrayInputStream(getCertificate().getBytes(StandardCharsets.US_ASCII)))
                .build();
    }

    private SamlKey signing() {
        return keys.active(SamlKeys.Use.IDP_SIGNING);
    }
}
