package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.DirectIdp;
import org.peakonjit.it.parts.Employee;
import org.peakonjit.it.parts.HttpBrowser.Page;
import org.peakonjit.it.parts.PeopleLandscape;
import org.peakonjit.it.parts.Tenant;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.sandbox.scim.UserSummary;

/** Several IdPs on the running product: who moved from one to another (rule W4), and who is somebody else there. */
@WithSharedParts
class MovedPeopleIT {

    private static final String RELINKED = "relinked: another identity provider speaks for the address now";

    private final PeopleLandscape landscape;
    private final Tenant tenant;
    private final DirectIdp before;
    private final DirectIdp after;
    private final String beforeName;
    private final String afterName;

    MovedPeopleIT(PeopleLandscape landscape) {
        this.landscape = landscape;
        this.tenant = landscape.tenant();
        beforeName = "before-" + tenant.name();
        afterName = "after-" + tenant.name();
        before = new DirectIdp("idp." + beforeName + ".example");
        after = new DirectIdp("idp." + afterName + ".example");
        landscape.register(beforeName, before, domain());
        tenant.with(one -> one.withObject("/saml")
                .putArray("identityProviders")
                .add(beforeName)
                .add("default"));
    }

    /** The domain that moves. */
    private String domain() {
        return tenant.name() + ".example";
    }

    private void alsoFromAfter() {
        tenant.with(
                one -> one.withObject("/saml").withArray("identityProviders").add(afterName));
    }

    @Test
    void keepTheirSeatWhereTheirDomainMovedToAnotherIdp() {
        Employee ann = Employee.named("ann").at(domain());
        signOn(before, ann);
        String seat = tenant.seat().path("id").asText();
        landscape.register(beforeName, before, "elsewhere." + domain());
        landscape.register(afterName, after, domain());
        alsoFromAfter();
        tenant.peakon().forgetCalls();

        Page page = signOn(after, ann.withGuid("S-1-5-21"));

        assertThat(page.nameId()).isEqualTo(ann.mail());
        assertThat(tenant.methods()).isEmpty();
        assertThat(tenant.lastSignOn()).contains(RELINKED);
        assertThat(tenant.seat().path("id").asText()).isEqualTo(seat);
        assertThat(tenant.seat().path("personId").asText()).isEqualTo("S-1-5-21");
        assertThat(tenant.seat().path("issuer").asText()).contains(afterName);
        assertThat(tenant.conflicts()).isEmpty();
        assertThat(signOn(after, ann.withGuid("S-1-5-21")).nameId()).isEqualTo(ann.mail());
        assertThat(tenant.lastSignOn()).as("said once").doesNotContain(RELINKED);
    }

    @Test
    void keepTheirSeatWhereTheirIdpWasRemoved() {
        Employee ann = Employee.named("ann").at(domain());
        signOn(before, ann);
        String seat = tenant.seat().path("id").asText();
        landscape.register(afterName, after, "later." + domain());
        alsoFromAfter();
        tenant.with(one -> one.withObject("/saml")
                .putArray("identityProviders")
                .add("default")
                .add(afterName));
        landscape.unregister(beforeName);
        landscape.register(afterName, after, domain());

        assertThat(signOn(after, ann.withGuid(null)).nameId()).isEqualTo(ann.mail());

        assertThat(tenant.lastSignOn()).contains(RELINKED);
        assertThat(tenant.seat().path("id").asText()).isEqualTo(seat);
        assertThat(tenant.conflicts()).isEmpty();
    }

    @Test
    void ofTwoIdpsWithTheSameEmployeeNumberTheSecondIsNotTakenForTheFirst() {
        Employee ann = Employee.named("ann").at(domain()).withNumber("1");
        landscape.register(afterName, after, "partner." + domain());
        alsoFromAfter();
        signOn(before, ann);
        UserSummary account = tenant.account(ann.mail());
        Employee eve = Employee.named("eve").at("partner." + domain()).withNumber("1");

        assertThat(signOn(after, eve).code()).isEqualTo("provisioning.ambiguous");

        assertThat(tenant.peakon().users().all()).containsExactly(account);
        assertThat(tenant.seat().path("holder").asText()).isEqualTo(ann.mail());
    }

    private Page signOn(DirectIdp idp, Employee employee) {
        return tenant.signOn(landscape.nodes().get(0), idp, employee);
    }
}
