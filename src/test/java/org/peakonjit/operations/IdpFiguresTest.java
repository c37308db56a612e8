package org.peakonjit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.peakonjit.identityprovider.InMemoryRegisteredIdps;
import org.peakonjit.identityprovider.MetadataOrigin;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.saml.metadata.ConnectedIdps;
import org.peakonjit.saml.metadata.IdentityProviders;

class IdpFiguresTest {

    @Test
    void areThoseOfEnabledOnes() {
        InMemoryRegisteredIdps registered = new InMemoryRegisteredIdps();
        registered.put(idp("corp", true), null);
        registered.put(idp("former", false), null);
        IdentityProviders identityProviders = ConnectedIdps.watching(registered);
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        IdpFigures figures = new IdpFigures(identityProviders, Clock.systemUTC());
        figures.bindTo(registry);
        identityProviders.registrationsChanged();
        identityProviders.stop();

        figures.read();

        assertThat(registry.scrape())
                .contains("peakonjit_idp_usable{idp=\"corp\"} 0.0")
                .doesNotContain("former");
        registry.close();
    }

    private static RegisteredIdp idp(String name, boolean enabled) {
        return new RegisteredIdp(
                name, "", enabled, new MetadataOrigin.Pasted("<none/>"), null, List.of(name + ".example"), false);
    }
}
