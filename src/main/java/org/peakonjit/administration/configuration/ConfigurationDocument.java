package org.peakonjit.administration.configuration;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.alerting.settings.AlertSettingsDocument;
import org.peakonjit.application.ApplicationDocument;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.json.Checked;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.EachOnce;
import org.peakonjit.json.Members;
import org.peakonjit.policy.SharedPolicy;

/**
 * Everything that is to be configured.
 *
 * @param policies the shared ones; they, {@code identityProviders} and {@code alerts}: null = they stay as they are
 */
@Schema(name = "Configuration")
public record ConfigurationDocument(
        @NotNull Integer version,

        @EachOnce(by = "name", fault = DocumentFault.APPLICATION_TWICE) @NotNull
        List<ApplicationDocument> applications,

        @EachOnce(by = "name", fault = DocumentFault.SHARED_POLICY_TWICE) @Nullable
        List<SharedPolicy> policies,

        @EachOnce(by = "name", fault = DocumentFault.IDP_TWICE) @Nullable
        List<RegisteredIdp> identityProviders,

        @Nullable AlertSettingsDocument alerts)
        implements Checked {

    static final int VERSION = 1;

    @Override
    public void check(Members members) {
        if (version != null && version != VERSION) {
            members.wrong("version", "value", DocumentFault.CONFIGURATION_VERSION, VERSION);
        }
    }
}
