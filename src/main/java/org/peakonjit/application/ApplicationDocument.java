package org.peakonjit.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonProperty.Access;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Applications.Stored;
import org.peakonjit.json.Checked;
import org.peakonjit.json.Default;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.Documents;
import org.peakonjit.json.Members;
import org.peakonjit.json.Reading;
import org.peakonjit.json.Secret;
import org.peakonjit.json.Shaped;
import org.peakonjit.json.Shapes;
import org.peakonjit.json.Shapes.DomainName;
import org.peakonjit.policy.AccessPolicy;
import org.peakonjit.policy.PolicyDocument;

/**
 * An application as administrators read and write it.
 *
 * @param licensesConsumed ours to answer
 */
@JsonInclude(Include.NON_NULL)
@Schema(name = "Application")
public record ApplicationDocument(
        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        @NotBlank
        @Pattern(regexp = Shapes.NAME, message = Shapes.WRONG_NAME)
        String name,

        @Schema(description = "what people read, in any characters; absent = the name")
        @Nullable
        @Size(max = 256)
        @Pattern(regexp = Shapes.LINE, message = "document.oneLine")
        String displayName,

        @Default("") @Size(max = 2000) String description,
        @Nullable @Shaped(DomainName.class) String domainName,
        @Default("true") boolean enabled,

        List<PolicyDocument> policies,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) SamlSettings saml,
        @Default("{\"jitProvisioning\": false}") Scim scim,
        @Nullable Appearance appearance,
        @JsonProperty(access = Access.READ_ONLY) @Nullable Long licensesConsumed)
        implements Checked {

    /**
     * Its {@code scim}.
     *
     * @param bearerToken a new one; null where it is left out or masked: the stored one is kept
     */
    public record Scim(
            @JsonUnwrapped ScimSettings settings,

            @JsonInclude @Secret @Nullable @Pattern(regexp = Shapes.TOKEN, message = "document.token")
            String bearerToken) {

        /** Never the token. */
        @Override
        public String toString() {
            return settings.toString();
        }
    }

    public static Reading<ApplicationDocument> read(JsonNode document) {
        return Documents.read(ApplicationDocument.class, document);
    }

    /** Reports know a policy by its name, whosever it is; one that is disabled may wait for Peakon's addresses. */
    @Override
    public void check(Members members) {
        if (enabled && saml != null) {
            saml.needAddresses(members.at("saml"));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < policies.size(); i++) {
            PolicyDocument policy = policies.get(i);
            String called = policy.called();
            if (called != null && !called.isBlank() && !seen.add(called)) {
                members.wrong(
                        "policies/" + i + (policy.shared() == null ? "/name" : "/shared"),
                        "duplicate",
                        DocumentFault.POLICY_TWICE);
            }
        }
    }

    /** What is stored, its token masked. */
    public static ApplicationDocument of(Stored stored, @Nullable Long licensesConsumed) {
        Application one = stored.application();
        return new ApplicationDocument(
                one.name(),
                one.displayName(),
                one.description(),
                one.domainName(),
                one.enabled(),
                one.policies().stream().map(AccessPolicy::written).toList(),
                one.saml(),
                new Scim(one.scim(), stored.bearerTokenSet() ? Secret.MASK : null),
                one.appearance(),
                licensesConsumed);
    }

    public Application application() {
        return new Application(
                name,
                displayName,
                description,
                domainName,
                enabled,
                policies.stream().map(PolicyDocument::policy).toList(),
                saml,
                scim.settings(),
                appearance);
    }

    /** The same under a name that the document leaves out. */
    public ApplicationDocument called(String itsName) {
        return new ApplicationDocument(
                itsName,
                displayName,
                description,
                domainName,
                enabled,
                policies,
                saml,
                scim,
                appearance,
                licensesConsumed);
    }
}
