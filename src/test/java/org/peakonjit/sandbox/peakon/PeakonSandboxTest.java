package org.peakonjit.sandbox.peakon;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.sandbox.idp.SandboxIdp;
import org.peakonjit.sandbox.web.Visitor;
import org.peakonjit.sandbox.web.Visitor.Sight;

/** The two stand-ins against each other, without the proxy between them. */
class PeakonSandboxTest {

    private final SandboxIdp idp = SandboxIdp.start(0);
    private final PeakonSandbox peakon = PeakonSandbox.start(0);
    private final Visitor visitor = new Visitor();

    @BeforeEach
    void trustEachOther() {
        idp.trust(URI.create(peakon.entityId()));
        peakon.trust(idp.metadataUrl());
        peakon.users().preload("dan.fischer@corp.example", "Dan", "Fischer", true);
    }

    @AfterEach
    void stop() {
        idp.close();
        peakon.close();
    }

    @Test
    void leadsWhoeverSignsInToTheDeepLinkTheyAskedFor() {
        Sight picker = visitor.visit(peakon.origin().resolve("/surveys/42"));
        Sight end = visitor.submit(picker, Map.of("person", "dan"));

        assertThat(end.url()).isEqualTo(peakon.origin().resolve("/surveys/42"));
        assertThat(end.text()).contains("Welcome, Dan Fischer.", "its AuthnRequest was answered");
        assertThat(peakon.signedIn()).singleElement().satisfies(visit -> {
            assertThat(visit.nameId()).isEqualTo("dan.fischer@corp.example");
            assertThat(visit.inResponseTo()).isPresent();
            assertThat(visit.relayState()).contains("/surveys/42");
        });
    }

    @Test
    void sendsItsRequestByPostToo() {
        Sight picker = visitor.visit(URI.create(peakon.loginUrl() + "?binding=post"));
        Sight end = visitor.submit(picker, Map.of("person", "dan"));

        assertThat(end.text()).contains("Welcome, Dan Fischer.");
    }

    @Test
    void letsTheSessionAtTheIdpSignInWithoutAskingAgain() {
        visitor.post(idp.origin().resolve("/sign-in"), Map.of("person", "dan"));

        assertThat(visitor.visit(peakon.loginUrl()).text()).contains("Welcome, Dan Fischer.");
    }

    @Test
    void acceptsTheDashboardTile() {
        visitor.post(idp.origin().resolve("/sign-in"), Map.of("person", "dan"));
        Sight end = visitor.post(idp.origin().resolve("/launch"), Map.of());

        assertThat(end.text()).contains("Welcome, Dan Fischer.", "Peakon had not asked");
        assertThat(peakon.signedIn())
                .singleElement()
                .satisfies(visit -> assertThat(visit.inResponseTo()).isEmpty());
    }

    @Test
    void refusesWhoeverHasNoAccount() {
        visitor.post(idp.origin().resolve("/sign-in"), Map.of("person", "ada"));
        Sight end = visitor.visit(peakon.loginUrl());

        assertThat(end.status()).isEqualTo(403);
        assertThat(end.text()).contains("Peakon has no account for ada.novak@corp.example");
        assertThat(peakon.signedIn()).isEmpty();
    }

    @Test
    void saysWhatTheIdpAnsweredWhenThePersonCancels() {
        Sight end = visitor.submit(visitor.visit(peakon.loginUrl()), Map.of("person", ""));

        assertThat(end.status()).isEqualTo(403);
        assertThat(end.text()).contains("the IdP says: Responder / AuthnFailed");
    }

    @Test
    void followsNoRelayStateToAnotherSite() {
        DeepLink link = new DeepLink(URI.create("http://localhost:9090"));

        assertThat(link.pathOf("http://localhost:9090/surveys/1?a=b")).isEqualTo("/surveys/1?a=b");
        assertThat(link.pathOf("/surveys/1")).isEqualTo("/surveys/1");
        assertThat(link.pathOf("//evil.example/")).isEqualTo("/");
        assertThat(link.pathOf("http://localhost:9090.evil.example/")).isEqualTo("/");
        assertThat(link.pathOf("javascript:alert(1)")).isEqualTo("/");
    }

    @Test
    void showsUsersAndCallsToWhoeverLooks() {
        assertThat(visitor.visit(peakon.origin()).text())
                .contains("Nobody is signed in.", "Users Peakon holds (1)", "dan.fischer@corp.example", "None yet.");
    }
}
