package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.Employee;
import org.peakonjit.it.parts.HttpBrowser.Page;
import org.peakonjit.it.parts.PeopleLandscape;
import org.peakonjit.it.parts.Tenant;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.sandbox.scim.Folding;
import org.peakonjit.sandbox.scim.UserSummary;

/** Rule W3 on the running product: somebody with the address of another, or with one that looks like it. */
@WithSharedParts
class ReusedAddressIT {

    private static final String CONFLICT = "subject.conflict";
    private static final Employee ANN = Employee.named("ann");
    private static final Employee BOB = Employee.named("bob");

    private final Tenant tenant;

    ReusedAddressIT(PeopleLandscape landscape) {
        this.tenant = landscape.tenant();
    }

    @Test
    void ofAHolderIsRefusedInTheirLanguageAndNothingIsSentOrOverwritten() {
        tenant.signOn(ANN);
        JsonNode seat = tenant.seat();
        ObjectNode account = resource(ANN);
        tenant.peakon().forgetCalls();
        Employee stranger = BOB.withMail(ANN.mail());

        List<Page> pages = Stream.of("en", "de", "fr")
                .map(language -> tenant.signOnIn(language, stranger))
                .toList();

        assertThat(pages).allSatisfy(page -> {
            assertThat(page.status()).isEqualTo(403);
            assertThat(page.code()).isEqualTo(CONFLICT);
            assertThat(page.text()).doesNotContain(ANN.mail(), "subject.conflict.");
        });
        assertThat(pages)
                .extracting(page -> page.document().select("html").attr("lang"))
                .containsExactly("en", "de", "fr");
        assertThat(pages).extracting(page -> page.document().title()).doesNotHaveDuplicates();
        assertThat(tenant.methods()).isEmpty();
        assertThat(tenant.seat()).isEqualTo(seat);
        assertThat(resource(ANN)).isEqualTo(account);
        assertThat(tenant.conflicts()).containsExactly("address ann@corp.example ann@corp.example open 3");
        assertThat(tenant.lastSignOn()).isEqualTo("the address is that of somebody else who holds a seat");
    }

    @Test
    void isFreeOnceItsHolderCameWithAnother() {
        Employee annWithBobs = ANN.withMail(BOB.mail());
        Employee bobMarried = BOB.withMail("bob.married@corp.example");
        tenant.signOn(ANN);
        tenant.signOn(BOB);

        assertThat(tenant.signOn(annWithBobs).code()).as("too early").isEqualTo(CONFLICT);
        assertThat(tenant.signOn(bobMarried).nameId()).isEqualTo(bobMarried.mail());
        assertThat(tenant.signOn(annWithBobs).nameId()).isEqualTo(BOB.mail());
        assertEachTheirOwn(annWithBobs, bobMarried);
        assertThat(tenant.conflicts())
                .as("settled by itself")
                .containsExactly("address bob@corp.example bob@corp.example settled 1");
    }

    /** Two who swapped addresses hold one another up until an administrator decides; meanwhile nobody gets the other's. */
    @Test
    void isNobodysWhileTwoHaveSwappedTheirs() {
        Employee annNow = ANN.withMail(BOB.mail());
        Employee bobNow = BOB.withMail(ANN.mail());
        tenant.signOn(ANN);
        tenant.signOn(BOB);

        assertThat(tenant.signOn(annNow).code()).isEqualTo(CONFLICT);
        assertThat(tenant.signOn(bobNow).code()).isEqualTo(CONFLICT);
        assertEachTheirOwn(ANN, BOB);
        assertThat(tenant.conflicts()).hasSize(2);

        tenant.decide(
                BOB.mail(),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("decision", "somebody-else")
                        .put("account", "rename")
                        .put("newAddress", "bob.aside@corp.example"));
        assertThat(tenant.signOn(annNow).nameId()).isEqualTo(annNow.mail());
        assertThat(tenant.signOn(bobNow).nameId()).isEqualTo(bobNow.mail());
        assertEachTheirOwn(annNow, bobNow);
    }

    @Test
    void thatOnlyLooksAlikeIsRejectedWherePeakonCannotTellThemApart() {
        tenant.peakon().users().fold(Folding.UNICODE);
        Employee mike = Employee.named("mike");
        Employee kelvin = Employee.named("kelvin").withMail("mi\u212Ae@corp.example");
        tenant.signOn(mike);
        ObjectNode account = resource(mike);
        JsonNode seat = tenant.seat();

        assertThat(tenant.signOn(kelvin).code()).isEqualTo("provisioning.rejected");

        assertThat(resource(mike)).isEqualTo(account);
        assertThat(tenant.peakon().users().all()).hasSize(1);
        assertThat(tenant.seat()).isEqualTo(seat);
    }

    private void assertEachTheirOwn(Employee... employees) {
        assertThat(tenant.peakon().users().all()).hasSize(employees.length);
        assertThat(tenant.seats()).hasSize(employees.length);
        for (Employee employee : employees) {
            UserSummary account = tenant.account(employee.mail());
            assertThat(account.externalId()).isEqualTo(employee.guid());
            assertThat(account.employeeNumber()).isEqualTo(employee.number());
            assertThat(tenant.seats())
                    .filteredOn(seat -> seat.path("personId").asText().equals(employee.guid()))
                    .singleElement()
                    .satisfies(seat -> {
                        assertThat(seat.path("accountId").asText()).isEqualTo(account.id());
                        assertThat(seat.path("holder").asText()).isEqualTo(employee.mail());
                    });
        }
    }

    /** The whole account. */
    private ObjectNode resource(Employee employee) {
        return tenant.peakon()
                .users()
                .resource(tenant.account(employee.mail()).id())
                .orElseThrow();
    }
}
