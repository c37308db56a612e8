package org.peakonjit.administration.applications;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.identityproviders.MetadataInput;
import org.peakonjit.application.CertificateText;
import org.peakonjit.json.Reading;
import org.peakonjit.saml.metadata.document.PeakonMetadata;
import org.peakonjit.saml.metadata.document.PeakonMetadataReader;

/** Reads Peakon's SP metadata into the members of an application that it fills. Nothing is saved. */
@Singleton
public class PeakonMetadataImport {

    private final PeakonMetadataReader reader;

    @Inject
    public PeakonMetadataImport(PeakonMetadataReader reader) {
        this.reader = reader;
    }

    /**
     * What Peakon's metadata says.
     *
     * @param signsRequests whether Peakon says that its AuthnRequests are signed. If not, registering the certificates
     *     would refuse those requests
     */
    @Schema(name = "PeakonMetadata")
    public record Read(Saml saml, boolean signsRequests) {}

    /** Members of an application's {@code saml}. */
    @Schema(name = "PeakonSaml")
    public record Saml(
            String entityId,
            URI acsUrl,
            int acsIndex,
            @Nullable URI sloUrl,
            List<String> signingCertificates) {}

    /** Reads it. Not to be called in a transaction. */
    public Reading<Read> read(Reading<MetadataInput> wanted) {
        return wanted.then(
                input -> input.read(url -> read(reader.read(reader.documentAt(url))), xml -> read(reader.read(xml))));
    }

    private static Read read(PeakonMetadata peakon) {
        return new Read(
                new Saml(
                        peakon.entityId(),
                        peakon.acsUrl(),
                        peakon.acsIndex(),
                        peakon.sloUrl().orElse(null),
                        peakon.signingCertificates().stream()
                                .map(CertificateText::pem)
                                .toList()),
                peakon.signsRequests());
    }
}
