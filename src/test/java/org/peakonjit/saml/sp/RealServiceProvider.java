package org.peakonjit.saml.sp;

import java.time.Clock;
import org.peakonjit.config.Settings;
import org.peakonjit.saml.keys.SamlKeys;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.secret.TestSealers;

/** Our SP just as it runs, for tests of other packages. */
public final class RealServiceProvider {

    private RealServiceProvider() {}

    public static ServiceProvider of(Settings settings, SamlKeys keys, IdentityProviders identityProviders) {
        Clock clock = Clock.systemUTC();
        return new Pac4jServiceProvider(
                settings, keys, identityProviders, new StateSeal(TestSealers.fresh(), clock), clock);
    }
}
