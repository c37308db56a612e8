package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.Employee;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.HttpBrowser.Page;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.PeopleLandscape;
import org.peakonjit.it.parts.Tenant;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.sandbox.scim.Fault;
import org.peakonjit.sandbox.scim.UserSummary;

/** Rule W2 on the running product: a known person with another address. */
@WithSharedParts
class RenamedPeopleIT {

    private static final Duration SENT_WITHIN = Duration.ofSeconds(90);
    private static final String PEAKON_HAS_IT = "renamed: Peakon has the new address or number";
    private static final String WAITS = "renamed: Peakon still has the old address or number, the change waits";

    private static final Employee ANN = Employee.named("ann");
    private static final Employee RAY = ANN.withMail("ray@corp.example").withFamilyName("Married");

    private final PeopleLandscape landscape;
    private final Tenant tenant;

    RenamedPeopleIT(PeopleLandscape landscape) {
        this.landscape = landscape;
        this.tenant = landscape.tenant();
    }

    @Test
    void keepTheirSeatAndArriveUnderTheAddressThatPeakonGotFirst() {
        tenant.limitedTo(1);
        tenant.signOn(ANN);
        JsonNode before = tenant.seat();
        tenant.peakon().forgetCalls();

        assertThat(tenant.signOn(RAY).nameId()).isEqualTo(RAY.mail());

        assertThat(tenant.methods())
                .as("the account, who else has the address as userName or e-mail, the change")
                .containsExactly("GET", "GET", "GET", "PATCH");
        UserSummary account = tenant.account(RAY.mail());
        assertThat(account.userName()).isEqualTo(RAY.mail());
        assertThat(account.familyName()).isEqualTo("Married");
        assertThat(tenant.peakon().users().all()).hasSize(1);
        assertThat(tenant.seat().path("id")).isEqualTo(before.path("id"));
        assertThat(tenant.seat().path("accountId").asText()).isEqualTo(account.id());
        assertThat(tenant.seat().path("holder").asText()).isEqualTo(RAY.mail());
        assertThat(tenant.lastSignOn()).contains(PEAKON_HAS_IT);

        assertThat(tenant.signOn(RAY).nameId()).isEqualTo(RAY.mail());
        assertThat(tenant.methods()).as("known again").hasSize(4);
    }

    @Test
    void passUnderTheOldAddressWhilePeakonIsDownAndTheChangeIsSentLater() {
        tenant.signOn(ANN);
        tenant.peakon().faults().inject(Fault.SERVER_ERROR);

        assertThat(tenant.signOn(RAY).nameId()).isEqualTo(ANN.mail());

        assertThat(tenant.lastSignOn()).contains(WAITS);
        assertThat(tenant.seat().path("holder").asText()).isEqualTo(ANN.mail());
        String seat = tenant.seat().path("id").asText();
        await(() -> assertThat(landscape.database().rows("select 1 from outbox where attempts > 0 and item = ?", seat))
                .as("tried by the background")
                .isNotEmpty());
        assertThat(tenant.signOn(RAY).nameId()).isEqualTo(ANN.mail());
        tenant.peakon().faults().inject(Fault.NONE);
        landscape.database().change("update outbox set due = tried_since where item = ?", seat); // the pause is over
        await(() -> assertThat(tenant.seat().path("holder").asText()).isEqualTo(RAY.mail()));
        assertThat(tenant.account(RAY.mail()).familyName()).isEqualTo("Married");
        assertThat(tenant.settled()).singleElement().asString().contains("\"found\":\"renamed\"", RAY.mail());
        tenant.peakon().forgetCalls();
        assertThat(tenant.signOn(RAY).nameId()).isEqualTo(RAY.mail());
        assertThat(tenant.methods()).isEmpty();
    }

    @Test
    void passUnderTheNewAddressWherePeakonsAnswerGotLost() {
        tenant.signOn(ANN);
        tenant.peakon().faults().inject(Fault.ANSWER_LOST);

        assertThat(tenant.signOn(RAY).nameId()).isEqualTo(RAY.mail());

        assertThat(tenant.account(RAY.mail()).familyName()).isEqualTo("Married");
        assertThat(tenant.seat().path("holder").asText()).isEqualTo(RAY.mail());
    }

    @Test
    void areOnePersonInTwoTabsAtTwoNodes() {
        tenant.signOn(ANN);
        tenant.peakon().faults().setSlowness(Duration.ofMillis(150));
        tenant.peakon().faults().inject(Fault.SLOW);

        List<Page> pages = together(landscape.nodes(), RAY);

        assertThat(pages).extracting(Page::nameId).containsExactly(RAY.mail(), RAY.mail());
        assertThat(tenant.seat().path("holder").asText()).isEqualTo(RAY.mail());
        assertThat(tenant.peakon().users().all())
                .singleElement()
                .satisfies(user -> assertThat(user.emails()).containsExactly(RAY.mail()));
    }

    private List<Page> together(List<PayaraMicro> nodes, Employee employee) {
        List<HttpBrowser> browsers =
                nodes.stream().map(node -> landscape.idp().browser()).toList();
        List<Page> atIdp = IntStream.range(0, nodes.size())
                .mapToObj(tab -> tenant.arrival(browsers.get(tab), nodes.get(tab), landscape.idp(), employee))
                .toList();
        return IntStream.range(0, nodes.size())
                .mapToObj(tab -> CompletableFuture.supplyAsync(() ->
                        tenant.answer(browsers.get(tab), nodes.get(tab), landscape.idp(), atIdp.get(tab), employee)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private static void await(ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(SENT_WITHIN)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(assertion);
    }
}
