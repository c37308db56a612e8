package org.peakonjit.identityprovider;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.CertificateText;
import org.peakonjit.json.Default;
import org.peakonjit.json.Shaped;
import org.peakonjit.json.Shapes;
import org.peakonjit.json.Shapes.DomainName;

/**
 * One of the company's identity providers, as an administrator describes it.
 *
 * @param name the name in URLs: lower-case letters, digits, hyphens; unique
 * @param metadataCertificate PEM; where there is one, only metadata signed under it is used
 * @param emailDomains for whose people alone it speaks, in lower case; none = for everybody of whom no other speaks
 * @param administrators whether it may sign in administrators of the console
 */
@JsonInclude(Include.NON_NULL)
@JsonIgnoreProperties("status")
@Schema(name = "IdentityProvider")
public record RegisteredIdp(
        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        @NotBlank
        @Pattern(regexp = Shapes.NAME, message = Shapes.WRONG_NAME)
        String name,

        @Default("") @Size(max = 2000) String description,
        @Default("true") boolean enabled,
        @NotNull(message = "document.metadataMissing") MetadataOrigin metadata,
        @Nullable @Shaped(CertificateText.Certificate.class) String metadataCertificate,
        List<@Shaped(DomainName.class) String> emailDomains,
        boolean administrators) {

    /** The name of the one that the settings describe. */
    public static final String FROM_SETTINGS = "default";

    public RegisteredIdp {
        emailDomains = emailDomains.stream()
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The same under a name that its document leaves out. */
    public RegisteredIdp called(String itsName) {
        return new RegisteredIdp(
                itsName, description, enabled, metadata, metadataCertificate, emailDomains, administrators);
    }

    /** Whether the settings describe it, so that nobody can change it here. */
    public boolean isFromSettings() {
        return FROM_SETTINGS.equals(name);
    }
}
