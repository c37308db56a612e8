package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.it.parts.Employee;
import org.peakonjit.it.parts.HttpBrowser.Page;
import org.peakonjit.it.parts.PeopleLandscape;
import org.peakonjit.it.parts.Tenant;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.sandbox.scim.Fault;
import org.peakonjit.sandbox.scim.UserSummary;

/** Who a person is on the running product: rules W1, W6, W7 and W8, and what a sign-on costs. */
@WithSharedParts
class PeopleIT {

    private static final String INCOMPLETE = "subject.incomplete";
    private static final String FIRST_KEY = "the seat took the person's identifier";
    private static final Employee ANN = Employee.named("ann");

    private final PeopleLandscape landscape;
    private final Tenant tenant;

    PeopleIT(PeopleLandscape landscape) {
        this.landscape = landscape;
        this.tenant = landscape.tenant();
    }

    @Test
    void whoIsNewCostsThreeCallsAndWhoIsKnownNone() {
        assertThat(tenant.signOn(ANN).nameId()).isEqualTo(ANN.mail());
        assertThat(tenant.methods()).containsExactly("GET", "GET", "POST");

        assertThat(tenant.signOn(ANN).nameId()).isEqualTo(ANN.mail());
        assertThat(tenant.methods()).hasSize(3);
        assertThat(tenant.seat().path("personId").asText()).isEqualTo("guid-ann");
        assertThat(tenant.seat().path("accountId").asText())
                .isEqualTo(tenant.account(ANN.mail()).id());
    }

    /** Rule W1. */
    @Test
    void whoHasNoIdentifierIsKnownByTheirAddress() {
        Employee unidentified = ANN.withGuid(null);
        tenant.signOn(unidentified);
        assertThat(tenant.methods()).containsExactly("GET", "GET", "POST");

        assertThat(tenant.signOn(unidentified).nameId()).isEqualTo(ANN.mail());
        assertThat(tenant.methods()).hasSize(3);

        assertThat(tenant.signOn(ANN).nameId()).isEqualTo(ANN.mail());
        assertThat(tenant.lastSignOn()).contains(FIRST_KEY);
        assertThat(tenant.seat().path("personId").asText()).isEqualTo("guid-ann");
    }

    /** Rule W6. */
    @Test
    void anAddressIsOneHoweverItIsSpelled() {
        tenant.signOn(ANN.withMail("  Ann@Corp.Example "));

        assertThat(tenant.account(ANN.mail()).userName()).isEqualTo(ANN.mail());
        assertThat(tenant.signOn(ANN.withMail("ANN@CORP.EXAMPLE")).nameId()).isEqualTo(ANN.mail());
        assertThat(tenant.methods()).containsExactly("GET", "GET", "POST");
        assertThat(tenant.seat().path("holder").asText()).isEqualTo(ANN.mail());
    }

    /** Rule W6. */
    @ParameterizedTest
    @ValueSource(strings = {"jdoe", "Ann <a@b>", "SMTP:a@b", "a@b@c", "@b", "a@"})
    void whoHasNoSingleAddressIsIncomplete(String mail) {
        Page page = tenant.signOn(ANN.withMail(mail));

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.code()).isEqualTo(INCOMPLETE);
        assertThat(tenant.seats()).isEmpty();
        assertThat(tenant.methods()).isEmpty();
    }

    /** Rule W7. */
    @Test
    void whoHasNoEmployeeNumberIsRefusedBeforeASeatWherePeakonGoesByIt() {
        tenant.with(one -> one.withObject("/saml").put("nameId", "employeeNumber"));

        assertThat(tenant.signOn(ANN.withNumber(null)).code()).isEqualTo(INCOMPLETE);
        assertThat(tenant.seats()).isEmpty();
        assertThat(tenant.methods()).isEmpty();

        assertThat(tenant.signOn(ANN).nameId()).isEqualTo("N-ann");
        tenant.peakon().forgetCalls();
        assertThat(tenant.signOn(ANN.withNumber("N-2")).nameId())
                .as("changed at Peakon first")
                .isEqualTo("N-2");
        assertThat(tenant.methods()).endsWith("PATCH");
        assertThat(tenant.account(ANN.mail()).employeeNumber()).isEqualTo("N-2");
        assertThat(tenant.seat().path("holder").asText()).isEqualTo(ANN.mail());
    }

    /** Rule W8: one answer that misses the account proves nothing. */
    @Test
    void whoseAccountIsNotSeenForAMomentIsRefusedAndKeepsTheirSeatUnderTheStrictSetting() {
        tenant.with(one -> one.withObject("/scim").put("onProvisioningFailure", "refuse"));
        tenant.signOn(ANN);
        JsonNode seat = tenant.seat();
        tenant.peakon().forgetCalls();
        tenant.peakon().faults().inject(Fault.BLIND);

        assertThat(tenant.signOn(ANN).code()).isEqualTo("provisioning.unavailable");

        assertThat(tenant.seat().path("id")).isEqualTo(seat.path("id"));
        assertThat(tenant.methods()).containsOnly("GET");
        tenant.peakon().faults().inject(Fault.NONE);
        tenant.peakon().forgetCalls();
        assertThat(tenant.signOn(ANN).nameId()).isEqualTo(ANN.mail());
        assertThat(tenant.methods()).containsExactly("GET");
        assertThat(tenant.peakon().users().all()).hasSize(1);
    }

    /** Rule W8: one 404 of an id while the account is there under its name. */
    @Test
    void whoseAccountAnswersOnceThatItIsNotThereKeepsTheirSeatUnderTheStrictSetting() {
        tenant.with(one -> one.withObject("/scim").put("onProvisioningFailure", "refuse"));
        tenant.signOn(ANN);
        tenant.age("1 day");
        JsonNode seat = tenant.seat();
        tenant.peakon().faults().inject(Fault.BLIND, 1);

        assertThat(tenant.signOn(ANN).nameId()).isEqualTo(ANN.mail());

        assertThat(tenant.seat().path("id")).isEqualTo(seat.path("id"));
        assertThat(tenant.peakon().users().all()).hasSize(1);
        assertThat(tenant.released()).isEmpty();
    }

    /** Rule W8: the id and a search miss it, longer than Peakon's answers may lag. */
    @Test
    void whoseAccountIsGoneGetsAnotherAndTheAuditTellsOfTheReleaseUnderTheStrictSetting() {
        tenant.with(one -> one.withObject("/scim").put("onProvisioningFailure", "refuse"));
        tenant.signOn(ANN);
        UserSummary account = tenant.account(ANN.mail());
        tenant.age("1 day");
        tenant.peakon().users().remove(account.id());

        assertThat(tenant.signOn(ANN).nameId()).isEqualTo(ANN.mail());

        assertThat(tenant.account(ANN.mail()).id()).isNotEqualTo(account.id());
        assertThat(tenant.seat().path("accountId").asText())
                .isEqualTo(tenant.account(ANN.mail()).id());
        assertThat(tenant.released()).singleElement().asString().contains(ANN.mail());
    }
}
