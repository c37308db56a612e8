package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.DirectIdp;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.NewerJdk;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.RawBrowser;
import org.peakonjit.provisioning.FaultyScimServer;

/** The same WAR on Payara Micro 7, which is of Jakarta EE 11 and needs a newer JDK than we do. */
class JakartaEe11IT {

    @Test
    void signsANewPersonInOnPayara7() {
        Optional<Path> jdk = NewerJdk.find();
        assumeTrue(
                jdk.isPresent(),
                "there is no JDK 21 or newer here (PEAKONJIT_TEST_JDK names one): Payara 7 is not tried");
        DirectIdp idp = new DirectIdp();
        try (FaultyScimServer scim = FaultyScimServer.start();
                PayaraMicro payara = PayaraMicro.startSeven(
                        jdk.orElseThrow(),
                        Landscape.settings(
                                idp.metadataFile().toString(),
                                Landscape.application("peakon", scim.baseUrl(), FaultyScimServer.TOKEN)))) {
            HttpBrowser browser = idp.browser();
            HttpBrowser.Page arrived = browser.post(
                    payara.atNode("/saml/acs"), idp.answer(browser.open(payara.atNode("/login")), "ann@corp.example"));

            assertThat(arrived.nameId()).isEqualTo("ann@corp.example");
            assertThat(scim.users()).hasSize(1);
            assertThat(payara.apiAtNode().licensesConsumed("peakon")).isEqualTo(1);
            assertThat(new RawBrowser(payara.baseUrl())
                            .get("/console/sign-in.xhtml")
                            .body())
                    .contains("Sign in", "primefaces");
        }
    }
}
