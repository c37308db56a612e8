package org.peakonjit.administration.configuration;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.alerting.AlertSettingsDocument;
import org.peakonjit.application.ApplicationDocument;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.json.Checked;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.EachOnce;
import org.peakonjit.json.Members;

/**
 * Everything that is to be configured.
 *
 * @param identityProviders and {@code alerts}: null = they stay as they are
 */
public record ConfigurationDocument(
        @NotNull Integer version,

        @EachOnce(by = "name", fault = DocumentFault.APPLICATION_TWICE) @NotNull
        List<ApplicationDocument> applications,

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
