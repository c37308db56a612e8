package org.peakonjit.administration.configuration;

import jakarta.validation.constraints.NotNull;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.peakonjit.alerting.AlertSettingsDocument;
import org.peakonjit.application.ApplicationDocument;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.json.Checked;
import org.peakonjit.json.Members;

/**
 * Everything that is to be configured.
 *
 * @param identityProviders and {@code alerts}: null = they stay as they are
 */
public record ConfigurationDocument(
        @NotNull Integer version,
        @NotNull List<ApplicationDocument> applications,
        @Nullable List<RegisteredIdp> identityProviders,
        @Nullable AlertSettingsDocument alerts)
        implements Checked {

    static final int VERSION = 1;

    @Override
    public void check(Members members) {
        if (version != null && version != VERSION) {
            members.wrong("version", "value", ConfigurationFault.VERSION, VERSION);
        }
        eachOnce(
                "applications",
                applications.stream().map(ApplicationDocument::name).toList(),
                ConfigurationFault.APPLICATION_TWICE,
                members);
        if (identityProviders != null) {
            eachOnce(
                    "identityProviders",
                    identityProviders.stream().map(RegisteredIdp::name).toList(),
                    ConfigurationFault.IDP_TWICE,
                    members);
        }
    }

    private static void eachOnce(String list, List<String> names, ConfigurationFault twice, Members members) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i) != null && !seen.add(names.get(i))) {
                members.wrong(list + "/" + i + "/name", "duplicate", twice);
            }
        }
    }
}
