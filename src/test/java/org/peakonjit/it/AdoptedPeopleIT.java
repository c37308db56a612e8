package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.Employee;
import org.peakonjit.it.parts.PeopleLandscape;
import org.peakonjit.it.parts.Tenant;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.sandbox.scim.Fault;
import org.peakonjit.sandbox.scim.UserSummary;

/** Rule W5 on the running product: accounts that were there before, and who may have them. */
@WithSharedParts
class AdoptedPeopleIT {

    private static final String WAITS = "renamed: Peakon still has the old address or number, the change waits";
    private static final Employee ANN = Employee.named("ann");
    private static final Employee BOB = Employee.named("bob");

    private final Tenant tenant;

    AdoptedPeopleIT(PeopleLandscape landscape) {
        this.tenant = landscape.tenant();
    }

    @Test
    void accountsLearnWhatTheyLackOrHaveDifferentlyBeforeTheHandOff() {
        UserSummary before = tenant.peakon().users().preload(ANN.mail(), "Anna", "Maiden", true);

        assertThat(tenant.signOn(ANN).nameId()).isEqualTo(ANN.mail());

        assertThat(tenant.methods()).containsExactly("GET", "PATCH");
        assertThat(tenant.account(ANN.mail()))
                .isEqualTo(new UserSummary(
                        before.id(),
                        ANN.mail(),
                        before.emails(),
                        "Given",
                        ANN.familyName(),
                        true,
                        "guid-ann",
                        "N-ann"));
        assertThat(tenant.seat().path("origin").asText()).isEqualTo("existing");
        tenant.peakon().forgetCalls();
        assertThat(tenant.signOn(ANN).nameId()).isEqualTo(ANN.mail());
        assertThat(tenant.methods()).as("nothing is left to send").isEmpty();
    }

    /** Found by their e-mail address once Peakon says that it is taken: look-ups, the create, look-ups, the change. */
    @Test
    void accountsKeepAnExternalIdOfSomebodyElseAndAnAddressWithoutAType() {
        ObjectNode user = JsonNodeFactory.instance
                .objectNode()
                .put("userName", "hr-ann")
                .put("externalId", "hr-77")
                .put("title", "Engineer");
        user.putObject("name").put("givenName", "Anna").put("familyName", "Maiden");
        user.putArray("emails").addObject().put("value", ANN.mail());
        String id = tenant.peakon().users().preload(user).id();

        assertThat(tenant.signOn(ANN).nameId()).isEqualTo(ANN.mail());

        assertThat(tenant.methods()).containsExactly("GET", "GET", "POST", "GET", "GET", "GET", "PATCH");
        UserSummary account = tenant.account(ANN.mail());
        assertThat(account.id()).isEqualTo(id);
        assertThat(account.externalId()).isEqualTo("hr-77");
        assertThat(account.userName()).isEqualTo(ANN.mail());
        assertThat(account.familyName()).isEqualTo(ANN.familyName());
        assertThat(account.employeeNumber()).isEqualTo("N-ann");
        assertThat(account.emails()).containsExactly(ANN.mail());
        assertThat(tenant.peakon()
                        .users()
                        .resource(id)
                        .orElseThrow()
                        .path("title")
                        .asText())
                .isEqualTo("Engineer");
    }

    @Test
    void accountsAreCountedThoughTheyCannotBeChangedAndTheChangeIsSentLater() {
        UserSummary before = tenant.peakon().users().preload(ANN.mail(), "Anna", "Maiden", true);
        tenant.peakon().faults().inject(Fault.CHANGES_FAIL);

        assertThat(tenant.signOn(ANN).nameId()).isEqualTo(ANN.mail());

        assertThat(tenant.account(ANN.mail())).isEqualTo(before);
        assertThat(tenant.seat().path("accountId").asText()).isEqualTo(before.id());
        assertThat(tenant.lastSignOn()).as("the NameID is there").doesNotContain(WAITS);
    }

    @Test
    void whoComesBackAfterTheirAccountWasDeletedGetsAnother() {
        tenant.signOn(ANN);
        String id = tenant.account(ANN.mail()).id();
        tenant.release(ANN.mail(), "delete");
        assertThat(tenant.peakon().users().all()).isEmpty();

        assertThat(tenant.signOn(ANN).nameId()).isEqualTo(ANN.mail());

        assertThat(tenant.account(ANN.mail()).id()).isNotEqualTo(id);
        assertThat(tenant.seat().path("accountId").asText())
                .isEqualTo(tenant.account(ANN.mail()).id());
    }

    @Test
    void accountsOfOthersAreNotTakenForAnEmployeeNumber() {
        tenant.signOn(ANN);
        ObjectNode account = tenant.peakon()
                .users()
                .resource(tenant.account(ANN.mail()).id())
                .orElseThrow();
        Employee unidentified = BOB.withGuid(null).withNumber(ANN.number());

        assertThat(tenant.signOn(unidentified).code()).isEqualTo("subject.conflict");

        assertThat(tenant.peakon().users().all()).hasSize(1);
        assertThat(tenant.peakon().users().resource(tenant.account(ANN.mail()).id()))
                .contains(account);
        assertThat(tenant.seat().path("holder").asText()).isEqualTo(ANN.mail());
        assertThat(tenant.conflicts()).containsExactly("account bob@corp.example ann@corp.example open 1");
    }
}
