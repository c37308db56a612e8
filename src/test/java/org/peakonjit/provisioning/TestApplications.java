package org.peakonjit.provisioning;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.application.AttributeMapping;
import org.peakonjit.application.ExistingAccountsOverLimit;
import org.peakonjit.application.HandOffKind;
import org.peakonjit.application.OnProvisioningFailure;
import org.peakonjit.application.PeakonNameId;
import org.peakonjit.application.SamlSettings;
import org.peakonjit.application.ScimSettings;
import org.peakonjit.application.SeatRelease;

/** Applications as tests of provisioning need them. */
public final class TestApplications {

    private TestApplications() {}

    /** An application named {@code peakon} whose SCIM service is at {@code baseUrl}. */
    public static Application scim(@Nullable String baseUrl, int timeoutSeconds, AttributeMapping... rows) {
        return new Application(
                "peakon",
                "",
                null,
                true,
                List.of(),
                new SamlSettings(
                        HandOffKind.REDIRECT, null, null, null, PeakonNameId.EMAIL, List.of(), null, List.of(), 0),
                new ScimSettings(
                        true,
                        baseUrl == null ? null : URI.create(baseUrl),
                        null,
                        ExistingAccountsOverLimit.ADMIT,
                        OnProvisioningFailure.ADMIT_KNOWN,
                        false,
                        timeoutSeconds,
                        List.of(rows),
                        SeatRelease.OFF));
    }
}
