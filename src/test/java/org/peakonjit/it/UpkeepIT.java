package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.peakonjit.it.parts.DirectIdp;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.LogLines;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.PeopleLandscape;
import org.peakonjit.it.parts.ProxyApi.Answer;
import org.peakonjit.it.parts.RawBrowser;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.operations.DocumentedMetrics;
import org.peakonjit.operations.Promtool;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.sandbox.peakon.PeakonSandbox;
import org.peakonjit.sandbox.scim.UserSummary;

/** What happens to accounts and seats after the sign-on, in the background and by an administrator. */
@TestInstance(Lifecycle.PER_CLASS)
@WithSharedParts
class UpkeepIT {

    private static final Duration SENT_WITHIN = Duration.ofSeconds(150);

    private final DirectIdp idp;
    private final PayaraMicro node;
    private final PeakonSandbox peakon = PeakonSandbox.start(0);

    UpkeepIT(PeopleLandscape landscape) {
        this.idp = landscape.idp();
        this.node = landscape.nodes().get(0);
    }

    @AfterAll
    void stop() {
        peakon.close();
    }

    @Test
    void aChangedAttributeIsSentAfterwardsAndNothingElse() {
        node.apiAtNode().apply(application("changed", peakon));
        signIn("changed", "ann@corp.example", Map.of());
        String id = account("ann@corp.example").id();
        long calls = callsFor(id);

        HttpBrowser.Page page = signIn("changed", "ann@corp.example", Map.of("sn", "Married"));

        assertThat(page.carriesResponse()).as(page.text()).isTrue();
        await(() -> account("ann@corp.example").familyName().equals("Married"));
        assertThat(account("ann@corp.example").givenName()).isEqualTo("Given ann");
        assertThat(callsFor(id) - calls).as("one GET, one PATCH").isEqualTo(2);
    }

    @Test
    void aManagerIsReferredToOnceBothExist() {
        ObjectNode application = application("managed", peakon);
        application
                .withObject("/scim")
                .putArray("attributes")
                .addObject()
                .put("target", ScimUser.ENTERPRISE + ":manager")
                .put("source", "manager");
        node.apiAtNode().apply(application);

        signIn("managed", "worker@corp.example", Map.of("manager", "boss@corp.example", "sn", "First"));
        assertThat(resource("worker@corp.example").path(ScimUser.ENTERPRISE).has("manager"))
                .isFalse();
        signIn("managed", "boss@corp.example", Map.of());

        String boss = account("boss@corp.example").id();
        await(() -> resource("worker@corp.example")
                .path(ScimUser.ENTERPRISE)
                .path("manager")
                .path("value")
                .asText()
                .equals(boss));
    }

    /** Rule L8: a seat younger than ten minutes is only reported, since Peakon's lists may lag behind its creates. */
    @Test
    void reconciliationReportsDriftAndLeavesYoungSeatsAndPeakonAlone() {
        PeakonSandbox own = PeakonSandbox.start(0);
        try (own) {
            node.apiAtNode().apply(application("reconciled", own));
            signIn("reconciled", "stays@corp.example", Map.of());
            signIn("reconciled", "goes@corp.example", Map.of());
            own.users()
                    .remove(own.users().named("goes@corp.example").orElseThrow().id());
            own.users().preload("stranger@corp.example", "Some", "Body", true);

            JsonNode report =
                    node.apiAtNode().job("/applications/reconciled/reconcile").path("result");

            assertThat(report.path("failure").isNull()).as(report.toString()).isTrue();
            assertThat(report.at("/unknownAccounts/names").toString()).contains("stranger@corp.example");
            assertThat(report.at("/seatsWithoutAccount/names").toString()).contains("goes@corp.example");
            assertThat(report.path("released").asInt(-1)).isZero();
            assertThat(report.path("licensesConsumed").asInt()).isEqualTo(2);
            assertThat(node.apiAtNode().licensesConsumed("reconciled")).isEqualTo(2);
            assertThat(own.users().all()).hasSize(2);
            assertThat(own.scimCalls().stream().filter(call -> !call.method().equals("GET")))
                    .as("the two creates")
                    .hasSize(2);
        }
    }

    @Test
    void anAdministratorReleasesASeatAndDeactivatesOrDeletesTheAccount() {
        node.apiAtNode().apply(application("left", peakon));
        signIn("left", "pauses@corp.example", Map.of());
        signIn("left", "leaves@corp.example", Map.of());

        assertThat(release("left", "pauses@corp.example", "deactivate")).isEqualTo(204);
        assertThat(release("left", "leaves@corp.example", "delete")).isEqualTo(204);

        assertThat(account("pauses@corp.example").active()).isFalse();
        assertThat(peakon.users().named("leaves@corp.example")).isEmpty();
        assertThat(node.apiAtNode().licensesConsumed("left")).isZero();
    }

    @Test
    void whoLeftEveryPolicyIsRefusedAndTheirSeatReleasedWhereThatIsSet() {
        ObjectNode application = application("entitled", peakon);
        application
                .putArray("policies")
                .addObject()
                .put("name", "Staff")
                .putArray("groups")
                .add("staff");
        application.withObject("/scim").putObject("releaseSeats").put("notEntitled", true);
        node.apiAtNode().apply(application);

        assertThat(signIn("entitled", "mover@corp.example", Map.of("groups", "staff"))
                        .carriesResponse())
                .isTrue();
        HttpBrowser.Page refused = signIn("entitled", "mover@corp.example", Map.of("groups", "alumni"));

        assertThat(refused.code()).isEqualTo("policy.not-entitled");
        await(() -> node.apiAtNode().licensesConsumed("entitled") == 0);
    }

    /** What an operator looks at, and what somebody asks for who wants to know, or to be forgotten. */
    @Test
    void isWatchedWithoutNamingAnybodyAndForgetsWhoAsksForIt() throws IOException {
        ObjectNode application = application("watched", peakon);
        application.withObject("/scim").put("licenseConsumptionLimit", 1);
        node.apiAtNode().apply(application);
        signIn("watched", "leaves@corp.example", Map.of());
        HttpBrowser.Page refused = signIn("watched", "too.late@corp.example", Map.of());

        await(() -> metrics().contains("peakonjit_seats_consumed{application=\"watched\"} 1.0"));
        String scraped = metrics();
        assertThat(DocumentedMetrics.names())
                .filteredOn(name -> !scraped.contains(name))
                .isSubsetOf(MAY_BE_ABSENT);
        assertThat(scraped).doesNotContain("corp.example");
        assertThat(Promtool.complaintsAbout(scraped, "check", "metrics")).isEmpty();

        assertThat(LogLines.json(node.log()))
                .filteredOn(line -> line.toString().contains("ref=" + refused.reference()))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.path("LoggerName").asText()).startsWith("org.peakonjit"));

        JsonNode verified = node.apiAtNode().get("/audit/verification").body();
        assertThat(verified.path("holds").asBoolean()).as(verified.toString()).isTrue();

        String data = "/people/leaves@corp.example/data";
        JsonNode theirs = node.apiAtNode().get(data).body();
        assertThat(theirs.path("seats").toString()).contains("watched");
        assertThat(theirs.path("audit").get(0).path("outcome").asText()).isEqualTo("admitted");
        assertThat(theirs.path("audit").get(0).path("steps").size()).isPositive();
        assertThat(node.apiAtNode().delete(data).status()).isEqualTo(409);

        for (JsonNode seat : theirs.path("seats")) {
            release(seat.path("application").asText(), "leaves@corp.example", "keep");
        }
        Answer erased = node.apiAtNode().delete(data);
        assertThat(erased.status()).as(erased.text()).isEqualTo(200);
        assertThat(erased.body().path("auditLines").asInt()).isGreaterThanOrEqualTo(2);
        JsonNode left = node.apiAtNode().get(data).body();
        assertThat(left.path("released").size() + left.path("audit").size()).isZero();
        assertThat(node.apiAtNode().get("/audit?limit=500").text())
                .doesNotContain("leaves@corp.example")
                .contains(erased.body().path("token").asText());

        assertThat(node.log()).doesNotContain("@corp.example").doesNotContainIgnoringCase("too.late");
    }

    private static final Set<String> MAY_BE_ABSENT = Set.of(
            "peakonjit_idp_metadata_age_seconds",
            "peakonjit_outbox_waiting",
            "peakonjit_outbox_oldest_timestamp_seconds",
            "peakonjit_outbox_given_up",
            "peakonjit_audit_blocks_unforwarded",
            "peakonjit_jobs_open",
            "peakonjit_preparations_open",
            "peakonjit_task_last_failure_timestamp_seconds");

    /** For people of the company's IdP alone. */
    private static ObjectNode application(String name, PeakonSandbox peakon) {
        ObjectNode application = Landscape.application(name, peakon);
        application.withObject("/saml").putArray("identityProviders").add("default");
        return application;
    }

    private String metrics() {
        return new RawBrowser(node.atNode("")).get("/ops/metrics").body();
    }

    private int release(String application, String holder, String account) {
        for (JsonNode seat : node.apiAtNode().seats(application)) {
            if (seat.path("holder").asText().equals(holder)) {
                String id = seat.path("id").asText();
                return node.apiAtNode()
                        .delete("/applications/" + application + "/seats/" + id + "?account=" + account)
                        .status();
            }
        }
        throw new IllegalStateException(holder + " has no seat");
    }

    private HttpBrowser.Page signIn(String application, String email, Map<String, String> attributes) {
        HttpBrowser browser = idp.browser();
        HttpBrowser.Page atIdp = browser.open(node.atNode("/login/" + application));
        return browser.post(node.atNode("/saml/acs"), idp.answer(atIdp, email, attributes));
    }

    private UserSummary account(String email) {
        return peakon.users().named(email).orElseThrow();
    }

    private long callsFor(String id) {
        return peakon.scimCalls().stream()
                .filter(call -> call.target().contains(id))
                .count();
    }

    /** The whole account. */
    private JsonNode resource(String email) {
        return peakon.users().resource(account(email).id()).orElseThrow();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(SENT_WITHIN)
                .pollInterval(Duration.ofMillis(500))
                .until(condition);
    }
}
