package org.peakonjit.console.applications;

import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.peakonjit.administration.keys.ConnectionDetails;
import org.peakonjit.application.CertificateText;
import org.peakonjit.json.Documents;

/** What Peakon's administrator enters about our IdP side. */
@Model
public class ConnectionPage {

    @Inject
    ConnectionDetails connectionDetails;

    /** Addresses and names. */
    public Map<String, String> getForPeakon() {
        return Documents.members(connectionDetails.forPeakon());
    }

    /** The certificate of our signing key as PEM. */
    public String getCertificate() {
        return CertificateText.pem(connectionDetails.certificate()) + "\n";
    }

    public Instant getExpires() {
        return connectionDetails.certificate().getNotAfter().toInstant();
    }
}
