package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.CompanyRealm;
import org.peakonjit.it.parts.CompanyRealm.Person;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.HttpBrowser.Page;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.PeakonRealm;
import org.peakonjit.it.parts.Proxy;
import org.peakonjit.it.parts.WithSharedParts;

/** Single logout between two Keycloak realms, the company's IdP and a service provider in Peakon's place. */
@WithSharedParts
class KeycloakSignOutIT {

    private final Landscape landscape;
    private final CompanyRealm company;
    private final Proxy proxy;

    KeycloakSignOutIT(Landscape landscape) {
        this.landscape = landscape;
        this.company = landscape.company();
        this.proxy = landscape.proxy();
    }

    @Test
    void endsTheSessionAtPeakonWhenSomebodySignsOutAtTheIdp() {
        PeakonRealm site = site("leaving-idp");
        Person ada = company.add(Person.named("leaving-idp.ada"));
        HttpBrowser browser = signedOn(site, ada);

        signOut(browser, company.signOutUrl());

        assertThat(site.sessionsOf(ada.email())).isZero();
        assertThat(company.sessionsOf(ada)).isZero();
        assertThat(lastSignOut().path("outcome").asText()).isEqualTo("signed-out");
        assertThat(lastSignOut().path("flow").asText()).isEqualTo("idp");
    }

    @Test
    void endsTheSessionAtTheIdpWhenSomebodySignsOutAtPeakon() {
        PeakonRealm site = site("leaving-peakon");
        Person ada = company.add(Person.named("leaving-peakon.ada"));
        HttpBrowser browser = signedOn(site, ada);

        signOut(browser, site.signOutUrl());

        assertThat(company.sessionsOf(ada)).isZero();
        assertThat(site.sessionsOf(ada.email())).isZero();
        assertThat(lastSignOut().path("outcome").asText()).isEqualTo("signed-out");
        assertThat(lastSignOut().path("flow").asText()).isEqualTo("peakon");
        assertThat(lastSignOut().path("application").asText()).isEqualTo("leaving-peakon");
    }

    /** Peakon without a single logout service: the session at the IdP ends, and the person is told of the other. */
    @Test
    void saysWhereSomebodyIsStillSignedIn() {
        proxy.api().apply(landscape.application("staying"));
        Person ada = company.add(Person.named("staying.ada"));
        HttpBrowser browser = Landscape.browser();
        browser.signIn(browser.open(proxy.url("/login/staying")), ada);

        Page page = signOut(browser, company.signOutUrl());

        assertThat(page.text()).contains("You are not signed out everywhere", "staying");
        assertThat(lastSignOut().path("outcome").asText()).isEqualTo("signed-out-partly");
        browser.open(URI.create(page.document().selectFirst("a.button").absUrl("href")));
        assertThat(company.sessionsOf(ada)).isZero();
    }
    /** Signed out where they came from, and asked anew who they are. */
    @Test
    void letsSomebodyWhoCameWithTheWrongAccountUseAnother() {
        ObjectNode closed = landscape.application("closed");
        closed.putArray("policies")
                .addObject()
                .put("name", "Nobody")
                .putArray("groups")
                .add("nobody");
        proxy.api().apply(closed);
        Person ada = company.add(Person.named("closed.ada"));
        HttpBrowser browser = Landscape.browser();
        Page refused = browser.signIn(browser.open(proxy.url("/login/closed")), ada);
        assertThat(refused.code()).isEqualTo("policy.not-entitled");
        assertThat(company.sessionsOf(ada)).isEqualTo(1);

        Page anew = browser.open(
                URI.create(refused.document().selectFirst("a.button").absUrl("href")));

        assertThat(company.sessionsOf(ada)).isZero();
        assertThat(anew.document().select("input[type=password]")).isNotEmpty();
    }

    private PeakonRealm site(String name) {
        PeakonRealm site = landscape.peakonSite(name);
        site.signRequests();
        ObjectNode application = landscape.application(name);
        ObjectNode saml = application.withObject("/saml");
        saml.put("entityId", site.entityId())
                .put("acsUrl", site.acsUrl().toString())
                .put("sloUrl", site.acsUrl().toString());
        saml.putArray("signingCertificates").add(site.certificate());
        proxy.api().apply(application);
        return site;
    }

    private HttpBrowser signedOn(PeakonRealm site, Person person) {
        HttpBrowser browser = new HttpBrowser().stopAt(site::isDashboard);
        Page arrival = browser.signIn(browser.open(site.dashboardUrl()), person);
        assertThat(arrival.status()).as(arrival.text()).isZero();
        assertThat(site.sessionsOf(person.email())).isEqualTo(1);
        assertThat(company.sessionsOf(person)).isEqualTo(1);
        return browser;
    }

    /** Asks to sign out, and says yes where one is asked. */
    private static Page signOut(HttpBrowser browser, URI url) {
        return browser.submit(browser.open(url), Map.of("confirmLogout", ""));
    }

    private JsonNode lastSignOut() {
        return proxy.api()
                .get("/audit?kind=sign-out&limit=1")
                .body()
                .path("items")
                .path(0);
    }
}
