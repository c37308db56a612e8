package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.peakonjit.it.parts.CompanyRealm.Person;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.HttpBrowser.Page;
import org.peakonjit.it.parts.Keycloak;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.PeakonRealm;
import org.peakonjit.it.parts.RawBrowser;
import org.peakonjit.it.parts.SharedParts;
import org.peakonjit.it.parts.WildFly;

/** The same WAR on WildFly, from readiness to a whole sign-on. */
@ExtendWith(SharedParts.class)
class WildFlyIT {

    @Test
    void deploysTheSameWarAndSignsANewPersonIn(Keycloak keycloak) {
        try (Landscape landscape = Landscape.on(keycloak, "wildfly", settings -> WildFly.start("wildfly", settings))) {
            PeakonRealm site = landscape.peakonSite("wildfly-peakon");
            ObjectNode application = Landscape.limited(landscape.application("peakon"), 1);
            application
                    .withObject("/saml")
                    .put("entityId", site.entityId())
                    .put("acsUrl", site.acsUrl().toString());
            landscape.proxy().api().apply(application);
            Person ada = landscape.company().add(Person.named("ada"));
            Person ben = landscape.company().add(Person.named("ben"));

            HttpBrowser browser = new HttpBrowser().stopAt(site::isDashboard);
            Page arrival = browser.signIn(browser.open(site.dashboardUrl()), ada);
            HttpBrowser other = new HttpBrowser().stopAt(site::isDashboard);
            Page refused = other.signIn(other.open(site.dashboardUrl()), ben);

            assertThat(site.whoArrivedAt(arrival.location())).isEqualTo("ada@corp.example");
            assertThat(landscape.peakon().users().named("ada@corp.example")).isPresent();
            assertThat(refused.code()).isEqualTo("license.limit-reached");
            assertThat(landscape.proxy().api().licensesConsumed("peakon")).isEqualTo(1);
            assertThat(landscape.proxy().log()).contains(refused.reference());
            RawBrowser.Answer console = new RawBrowser(landscape.proxy().baseUrl()).get("/console/sign-in.xhtml");
            assertThat(console.body())
                    .as(console.response().headers().map().toString())
                    .contains("Sign in", "primefaces");
        }
    }
}
