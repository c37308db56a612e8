package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.it.parts.CompanyRealm;
import org.peakonjit.it.parts.CompanyRealm.Person;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.HttpBrowser.Page;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.PeakonRealm;
import org.peakonjit.it.parts.Proxy;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.sandbox.peakon.PeakonSandbox;
import org.peakonjit.sandbox.saml.Binding;
import org.peakonjit.sandbox.scim.ScimCall;

/**
 * Sign-ons through the WAR on Payara Micro: a realm of Keycloak is the company's IdP, another one is the service
 * provider that takes what we issue.
 */
@WithSharedParts
class KeycloakSignOnIT {

    private final Landscape landscape;
    private final CompanyRealm company;
    private final PeakonSandbox peakon;
    private final Proxy proxy;

    KeycloakSignOnIT(Landscape landscape) {
        this.landscape = landscape;
        this.company = landscape.company();
        this.peakon = landscape.peakon();
        this.proxy = landscape.proxy();
    }

    @Test
    void bringsANewPersonFromTheLoginUrlToPeakon() {
        PeakonRealm site = landscape.peakonSite("portal");
        ObjectNode application = landscape.application("portal");
        application
                .withObject("/saml")
                .put("entityId", site.entityId())
                .put("acsUrl", site.unsolicitedAcsUrl().toString());
        proxy.api().apply(application);
        Person ada = company.add(Person.named("login.ada"));

        signIn("/login/portal", ada, new HttpBrowser().stopAt(site::isDashboard));

        assertThat(site.sessionsOf("login.ada@corp.example")).isEqualTo(1);
        assertThat(peakon.users().named("login.ada@corp.example")).isPresent();
        assertThat(proxy.api().licensesConsumed("portal")).isEqualTo(1);
    }

    @Test
    void startsAtTheRootToo() {
        Page page = Landscape.browser().open(proxy.url("/"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.code()).as("a refusal").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answersPeakonsOwnRequest(boolean byPost) {
        String name = byPost ? "asking-by-post" : "asking-by-redirect";
        PeakonRealm site = landscape.peakonSite(name);
        site.askByPost(byPost);
        ObjectNode application = landscape.application(name);
        application
                .withObject("/saml")
                .put("entityId", site.entityId())
                .put("acsUrl", site.acsUrl().toString());
        proxy.api().apply(application);
        Person ada = company.add(Person.named(name + ".ada"));
        HttpBrowser browser = new HttpBrowser().stopAt(site::isDashboard);

        Page arrival = browser.signIn(browser.open(site.dashboardUrl()), ada);

        assertThat(HttpBrowser.queryParameter(arrival.location(), "state")).isEqualTo("kept");
        assertThat(site.whoArrivedAt(arrival.location())).isEqualTo(ada.email());
    }

    @Test
    void restartsASignOnThatTheTileOfTheCompanysPortalBegan() {
        proxy.api().apply(landscape.application("tile"));
        company.tileLeadsTo(proxy, "tile");
        Person ada = company.add(Person.named("tile.ada"));
        HttpBrowser browser = Landscape.browser();

        Page arrival = browser.signIn(browser.open(company.tileUrl()), ada);

        assertThat(arrival.location()).isEqualTo(Landscape.acs("tile"));
        assertThat(arrival.carriesResponse()).isTrue();
    }

    @Test
    void keepsADeepLinkAndDropsAForeignOne() {
        proxy.api().apply(landscape.application("deep"));
        Person ada = company.add(Person.named("deep.ada"));

        Page arrival = signIn("/login/deep?target=/surveys/7", ada, Landscape.browser());
        Page astray = signIn("/login/deep?target=//evil.example/", ada, Landscape.browser());

        assertThat(arrival.posted().get("RelayState")).endsWith("/surveys/7");
        assertThat(astray.carriesResponse()).isTrue();
        assertThat(astray.posted().toString()).doesNotContain("evil");
    }

    @Test
    void callsPeakonOnlyAtTheFirstSignOn() {
        proxy.api().apply(landscape.application("again"));
        Person ada = company.add(Person.named("again.ada"));

        signIn("/login/again", ada, Landscape.browser());
        int afterTheFirst = callsAbout("again.ada");
        Page second = signIn("/login/again", ada, Landscape.browser());

        assertThat(second.carriesResponse()).isTrue();
        assertThat(afterTheFirst).isPositive();
        assertThat(callsAbout("again.ada")).isEqualTo(afterTheFirst);
        assertThat(proxy.api().licensesConsumed("again")).isEqualTo(1);
    }

    /** SAML Core §3.4.1.5.1. */
    @Test
    void tellsPeakonByWhomThePersonWasAuthenticated() {
        proxy.api().apply(landscape.application("proxied"));
        Person ada = company.add(Person.named("proxied.ada"));

        Page arrival = signIn("/login/proxied", ada, Landscape.browser());

        assertThat(new String(Binding.POST.decode(arrival.posted().get("SAMLResponse")), StandardCharsets.UTF_8))
                .containsOnlyOnce("<saml2:AuthenticatingAuthority>")
                .contains("<saml2:AuthenticatingAuthority>" + company.entityId() + "</saml2:AuthenticatingAuthority>");
    }

    /** Rule L2. */
    @Test
    void refusesTheNewPersonAfterTheLastSeatAndSendsNothingAboutThemToPeakon() {
        proxy.api().apply(Landscape.limited(landscape.application("full"), 1));
        Person first = company.add(Person.named("full.first"));
        Person second = company.add(Person.named("full.second"));

        Page admitted = signIn("/login/full", first, Landscape.browser());
        Page refused = signIn("/login/full", second, Landscape.browser());
        Page admittedAgain = signIn("/login/full", first, Landscape.browser());

        assertThat(admitted.carriesResponse()).isTrue();
        assertRefused(refused, 403, "license.limit-reached");
        assertThat(admittedAgain.carriesResponse()).isTrue();
        assertThat(peakon.users().named("full.second@corp.example")).isEmpty();
        assertThat(proxy.api().licensesConsumed("full")).isEqualTo(1);
    }

    /** Rule L3. */
    @Test
    void admitsAndCountsAnExistingAccountBeyondTheLimit() {
        proxy.api().apply(Landscape.limited(landscape.application("known"), 0));
        peakon.users().preload("known.ada@corp.example", "Ada", "Novak", true);
        Person ada = company.add(Person.named("known.ada"));

        Page arrival = signIn("/login/known", ada, Landscape.browser());

        assertThat(arrival.carriesResponse()).isTrue();
        assertThat(proxy.api().licensesConsumed("known")).isEqualTo(1);
        assertThat(proxy.api().seats("known").toString()).contains("known.ada@corp.example", "existing");
    }

    @Test
    void refusesWhomNoPolicyEntitles() {
        ObjectNode application = landscape.application("entitled");
        application
                .putArray("policies")
                .addObject()
                .put("name", "Staff")
                .putArray("groups")
                .add("peakon-users");
        proxy.api().apply(application);
        Person inGroup = company.add(Person.named("entitled.in", "peakon-users"));
        Person outside = company.add(Person.named("entitled.out", "contractors"));

        assertThat(signIn("/login/entitled", inGroup, Landscape.browser()).carriesResponse())
                .isTrue();
        assertRefused(signIn("/login/entitled", outside, Landscape.browser()), 403, "policy.not-entitled");
        assertThat(callsAbout("entitled.out")).isZero();
    }

    @Test
    void refusesAnotherEmailDomain() {
        proxy.api().apply(landscape.application("domain").put("domainName", "corp.example"));
        Person stranger = company.add(Person.named("domain.ada").withEmail("ada@corp.example.org"));

        assertRefused(signIn("/login/domain", stranger, Landscape.browser()), 403, "policy.wrong-domain");
    }

    @Test
    void refusesASubjectWithoutTheFamilyNamePeakonNeeds() {
        proxy.api().apply(landscape.application("incomplete"));
        Person nameless =
                company.add(new Person("incomplete.ada", "incomplete.ada@corp.example", "Ada", "", new String[0]));

        assertRefused(signIn("/login/incomplete", nameless, Landscape.browser()), 403, "subject.incomplete");
        assertThat(proxy.api().licensesConsumed("incomplete")).isZero();
    }

    @Test
    void understandsEncryptedAssertions() {
        proxy.api().apply(landscape.application("encrypted"));
        Person ada = company.add(Person.named("encrypted.ada"));
        company.encryptAssertions(proxy, true);
        try {
            HttpBrowser browser = new HttpBrowser().stopAt(proxy.url("/saml/acs")::equals);
            Page atOurAcs = browser.signIn(browser.open(proxy.url("/login/encrypted")), ada);
            assertThat(decoded(atOurAcs.posted()))
                    .contains("EncryptedAssertion")
                    .doesNotContain("encrypted.ada");

            Page arrival = browser.stopAt(Landscape::isPeakon).post(atOurAcs.location(), atOurAcs.posted());

            assertThat(arrival.carriesResponse()).isTrue();
        } finally {
            company.encryptAssertions(proxy, false);
        }
    }

    /** The same posted twice, as after a node's end: the IdP is asked again, where the person has a session. */
    @Test
    void goesOnWhereTheAnswerWasLost() {
        proxy.api().apply(landscape.application("lost"));
        Person ada = company.add(Person.named("lost.ada"));
        HttpBrowser browser = new HttpBrowser().stopAt(proxy.url("/saml/acs")::equals);
        Page atOurAcs = browser.signIn(browser.open(proxy.url("/login/lost")), ada);
        HttpBrowser unanswered = browser.copy().stopAt(Landscape::isPeakon);
        assertThat(unanswered.post(atOurAcs.location(), atOurAcs.posted()).carriesResponse())
                .isTrue();

        Page arrival = browser.stopAt(Landscape::isPeakon).post(atOurAcs.location(), atOurAcs.posted());

        assertThat(arrival.carriesResponse()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64 <script>alert(1)</script>", "PGE+PC9hPg=="})
    void refusesWhatIsNoResponse(String nonsense) {
        Page page = Landscape.browser().post(proxy.url("/saml/acs"), Map.of("SAMLResponse", nonsense));

        assertRefused(page, 400, "saml.invalid-response");
        assertThat(page.body()).doesNotContain("alert(1)");
    }

    private Page signIn(String path, Person person, HttpBrowser browser) {
        return browser.signIn(browser.open(proxy.url(path)), person);
    }

    private void assertRefused(Page page, int status, String code) {
        assertThat(page.code()).as(page.text()).isEqualTo(code);
        assertThat(page.status()).isEqualTo(status);
        assertThat(proxy.log()).contains(page.reference());
    }

    private int callsAbout(String login) {
        return (int) peakon.scimCalls().stream()
                .map(ScimCall::target)
                .filter(target -> target.contains(login))
                .count();
    }

    private static String decoded(Map<String, String> posted) {
        return new String(
                Base64.getMimeDecoder().decode(String.valueOf(posted.get("SAMLResponse"))), StandardCharsets.UTF_8);
    }
}
