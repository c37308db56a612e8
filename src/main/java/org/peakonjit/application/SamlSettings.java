package org.peakonjit.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.Default;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.Members;
import org.peakonjit.json.Shaped;
import org.peakonjit.json.Shapes;
import org.peakonjit.json.Shapes.EntityId;
import org.peakonjit.json.Shapes.WebUrl;

/**
 * Peakon as a SAML service provider.
 *
 * @param entityId Peakon's entityID: the audience of what we issue
 * @param acsUrl where our Response is posted; needed for {@link HandOffKind#ASSERTION}
 * @param loginUrl Peakon's sign-on page: the target of {@link HandOffKind#REDIRECT} and the host of deep links
 * @param signingCertificates the certificates of Peakon's AuthnRequest signatures, PEM or bare base64; where there are
 *     any, only requests signed under one of them are accepted
 * @param sloUrl Peakon's single logout service, by HTTP-Redirect; null = it has none that is known
 * @param identityProviders the names of the IdPs from which people may come; none = any
 * @param acsIndex the index by which Peakon's metadata and AuthnRequests may name that ACS (SAML Core §3.4.1)
 */
@JsonInclude(Include.NON_NULL)
@JsonPropertyOrder({"handOff", "entityId", "acsUrl", "acsIndex", "loginUrl", "sloUrl", "nameId"})
@Schema(name = "Saml")
public record SamlSettings(
        @Default("assertion") HandOffKind handOff,
        @Nullable @Shaped(EntityId.class) String entityId,
        @Nullable @Shaped(WebUrl.class) URI acsUrl,
        @Nullable @Shaped(WebUrl.class) URI loginUrl,
        @Default("email") PeakonNameId nameId,
        List<@Shaped(CertificateText.Certificate.class) String> signingCertificates,
        @Nullable @Shaped(WebUrl.class) URI sloUrl,
        List<@Pattern(regexp = Shapes.NAME, message = "document.idpName") String> identityProviders,
        @Min(0) @Max(LARGEST_INDEX) int acsIndex) {

    /** The largest index (SAML Metadata §2.2.3). */
    public static final int LARGEST_INDEX = 65_535;

    public SamlSettings {
        signingCertificates = List.copyOf(signingCertificates);
        identityProviders = List.copyOf(identityProviders);
    }

    public List<PublicKey> signingKeys() {
        return signingCertificates.stream()
                .flatMap(text -> CertificateText.parse(text).stream())
                .map(X509Certificate::getPublicKey)
                .toList();
    }

    /** Notes what people cannot be handed on without. */
    void needAddresses(Members members) {
        if (handOff == HandOffKind.ASSERTION) {
            members.need("entityId", DocumentFault.ENTITY_ID_MISSING);
            members.need("acsUrl", DocumentFault.ACS_URL_MISSING);
        } else {
            members.need("loginUrl", DocumentFault.LOGIN_URL_MISSING);
        }
    }
}
