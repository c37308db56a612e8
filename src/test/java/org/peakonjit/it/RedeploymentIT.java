package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.DirectIdp;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.LiveClasses;
import org.peakonjit.it.parts.PostgresServer;
import org.peakonjit.it.parts.ProxyApi;
import org.peakonjit.it.parts.RawBrowser;
import org.peakonjit.it.parts.RedeployablePayara;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.provisioning.FaultyScimServer;

/**
 * A running Payara forgets the WAR when it is undeployed, after people and administrators used it; and takes it again.
 * With H2 it would keep the first one: Payara has an H2 of its own, whose thread for the JVM's end is made once. Of the
 * first WAR of its life it keeps the class loader that it examined that one with, so an empty one comes before ours.
 */
@WithSharedParts
class RedeploymentIT {

    private final DirectIdp idp = new DirectIdp();
    private final PostgresServer postgres;

    RedeploymentIT(PostgresServer postgres) {
        this.postgres = postgres;
    }

    @Test
    void leavesNothingBehind() {
        try (FaultyScimServer scim = FaultyScimServer.start();
                RedeployablePayara payara = RedeployablePayara.start(settings(scim))) {
            payara.deploy();
            use(payara, "ann@corp.example");
            payara.undeploy();
            assertThat(LiveClasses.ofUs(payara.pid()))
                    .as("objects of the deployment")
                    .isEmpty();

            payara.deploy();
            use(payara, "ben@corp.example");
            assertThat(scim.users()).hasSize(2);
            assertThat(payara.log())
                    .doesNotContain("ThreadLocal", "memory leak", "RejectedExecutionException")
                    .doesNotContain("appears to have started a thread");
        }
    }

    private Map<String, String> settings(FaultyScimServer scim) {
        Map<String, String> settings = new HashMap<>(Landscape.settings(
                idp.metadataFile().toString(),
                Landscape.application("peakon", scim.baseUrl(), FaultyScimServer.TOKEN)));
        settings.putAll(postgres.freshDatabase("redeployed_" + System.nanoTime()));
        return settings;
    }

    private void use(RedeployablePayara payara, String email) {
        HttpBrowser browser = idp.browser();
        HttpBrowser.Page arrived =
                browser.post(payara.url("/saml/acs"), idp.answer(browser.open(payara.url("/login")), email));
        assertThat(arrived.nameId()).isEqualTo(email);
        ProxyApi api = payara.api();
        assertThat(api.licensesConsumed("peakon")).isPositive();
        assertThat(api.job("/applications/peakon/reconcile").path("state").asText())
                .isEqualTo("done");
        RawBrowser raw = new RawBrowser(payara.baseUrl());
        assertThat(raw.get("/ops/metrics").status()).isEqualTo(200);
        assertThat(raw.get("/console/sign-in.xhtml").body()).contains("primefaces");
    }
}
