package org.peakonjit.saml.idp;

import java.time.Clock;
import org.peakonjit.application.Applications;
import org.peakonjit.config.Settings;
import org.peakonjit.saml.keys.SamlKeys;
import org.peakonjit.saml.replay.InMemoryUsedAssertions;

/** Our IdP side just as it runs, for tests of other packages. */
public final class RealIdentityProvider {

    private RealIdentityProvider() {}

    public static IdentityProvider of(Settings settings, SamlKeys keys, Applications applications) {
        return new OpenSamlIdentityProvider(
                settings, keys, applications, new InMemoryUsedAssertions(), Clock.systemUTC());
    }
}
