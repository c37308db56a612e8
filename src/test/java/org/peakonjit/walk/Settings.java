package org.peakonjit.walk;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.application.ExistingAccountsOverLimit;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.OnProvisioningFailure;
import org.peakonjit.application.PeakonNameId;
import org.peakonjit.application.SamlSettings;
import org.peakonjit.application.ScimSettings;
import org.peakonjit.application.SeatRelease;

/**
 * How a walk's application and Peakon are set.
 *
 * @param limit negative = unlimited
 */
record Settings(
        int limit,
        ExistingAccountsOverLimit overLimit,
        OnProvisioningFailure onFailure,
        PeakonNameId nameId,
        boolean reactivate,
        boolean releaseInactive,
        boolean numericIds) {

    private static final int BUDGET = 10;
    private static final int IDLE_DAYS = 90;

    Application application() {
        SamlSettings saml = Fixtures.saml();
        ScimSettings scim = new ScimSettings(
                true,
                URI.create("https://acme.peakon.test/scim/v2"),
                limitOrNull(),
                overLimit,
                onFailure,
                reactivate,
                BUDGET,
                List.of(),
                new SeatRelease(IDLE_DAYS, releaseInactive, false));
        return new Application(
                World.NAME,
                "Employee surveys",
                "corp.example",
                true,
                List.of(),
                new SamlSettings(
                        saml.handOff(),
                        saml.entityId(),
                        saml.acsUrl(),
                        saml.loginUrl(),
                        nameId,
                        List.of(),
                        null,
                        List.of(),
                        0),
                scim);
    }

    private @Nullable Integer limitOrNull() {
        return limit < 0 ? null : limit;
    }
}
