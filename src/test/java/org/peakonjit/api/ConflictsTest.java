package org.peakonjit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.api.RunningApi.Answer;
import org.peakonjit.application.Fixtures;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.license.person.Claim;
import org.peakonjit.license.person.Claim.Kind;
import org.peakonjit.license.seat.Holders;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.subject.Person;

/** People who came with another's address, over the API. */
class ConflictsTest {

    private static final String IDP = "https://idp.corp.example/metadata";
    private static final String CONFLICTS = "applications/peakon/conflicts";

    @TempDir
    Path dataDir;

    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi(dataDir);
        api.applications.put(Fixtures.peakon(100), null, null);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    /** Somebody comes with the address of somebody else who has a seat and an account. */
    private Seat conflict(String name) {
        String address = name + "@corp.example";
        api.peakon.knows(address, true);
        Seat seat = Holders.adopt(api.seats, new Person(IDP, "old-" + name, address), api.peakon.idOf(address));
        Person claimant = new Person(IDP, "new-" + name, address);
        api.conflicts.note(
                "peakon", new Claim(Kind.ADDRESS, claimant, seat.id(), seat.holder(), seat.scimId()), Instant.now());
        return seat;
    }

    private JsonNode items(String query) {
        return api.get(CONFLICTS + query).body().path("items");
    }

    private String onlyId() {
        return items("").path(0).path("id").asText();
    }

    private Answer post(String path, String body) {
        return api.send(
                "POST",
                path,
                body.replace('\'', '"'),
                "Authorization",
                RunningApi.ADMIN,
                "Content-Type",
                "application/json");
    }

    private Answer decide(String id, String body) {
        return post(CONFLICTS + "/" + id + "/decision", body);
    }

    @Test
    void listsThoseThatAreOpen() {
        Seat seat = conflict("ann");
        conflict("bob");
        decide(items("?q=bob").path(0).path("id").asText(), "{'decision':'same-person'}");

        Answer open = api.get(CONFLICTS);
        JsonNode one = open.body().at("/items/0");

        assertThat(open.body().path("total").asInt()).isEqualTo(1);
        assertThat(open.header("Link")).contains("rel=\"first\"");
        assertThat(one.path("kind").asText()).isEqualTo("address");
        assertThat(one.path("state").asText()).isEqualTo("open");
        assertThat(one.path("claimant"))
                .hasToString("{\"address\":\"ann@corp.example\",\"issuer\":\"" + IDP + "\",\"personId\":\"new-ann\"}");
        assertThat(one.at("/holder/personId").asText()).isEqualTo("old-ann");
        assertThat(one.path("seatId").asText()).isEqualTo(seat.id().toString());
        assertThat(one.path("accountId").asText()).isEqualTo(seat.scimId());
        assertThat(one.path("attempts").asInt()).isEqualTo(1);
        assertThat(one.path("decidedBy").isNull()).isTrue();
        assertThat(api.get(CONFLICTS + "/" + one.path("id").asText()).body()).isEqualTo(one);
        assertThat(items("?state=same-person").at("/0/decidedBy").asText()).isEqualTo("admin");
        assertThat(items("?state=all")).hasSize(2);
        assertThat(items("?state=all&kind=account")).isEmpty();
        assertThat(items("?limit=1&state=all")).hasSize(1);
    }

    @Test
    void decidesThatTheyAreOnePerson() {
        Seat seat = conflict("ann");

        Answer decided = decide(onlyId(), "{'decision':'same-person'}");

        assertThat(decided.status()).as(decided.response().body()).isEqualTo(200);
        assertThat(decided.body().path("state").asText()).isEqualTo("same-person");
        assertThat(api.seats.find("peakon", seat.id()).orElseThrow().holder().id())
                .isEqualTo("new-ann");
        assertThat(api.changes).extracting("action").containsExactly(AdministrativeAction.CONFLICT_DECIDED);
        assertThat(decide(decided.body().path("id").asText(), "{'decision':'same-person'}")
                        .code())
                .isEqualTo("conflict.closed");
    }

    @Test
    void decidesThatTheyAreTwo() {
        Seat seat = conflict("ann");

        Answer decided =
                decide(onlyId(), "{'decision':'somebody-else','account':'rename','newAddress':'Ann.Old@corp.example'}");

        assertThat(decided.status()).as(decided.response().body()).isEqualTo(200);
        assertThat(decided.body().path("state").asText()).isEqualTo("somebody-else");
        assertThat(api.peakon.idOf("ann.old@corp.example")).isEqualTo(seat.scimId());
        assertThat(api.seats.usage("peakon").consumed()).isZero();
    }

    @Test
    void staysOpenWherePeakonDoesNotDoItsPart() {
        conflict("ann");
        api.peakon.changesFail = ProvisioningFailure.Kind.UNAVAILABLE;

        Answer answer = decide(onlyId(), "{'decision':'somebody-else','account':'delete'}");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.code()).isEqualTo("account.unchanged");
        assertThat(items("")).hasSize(1);
    }

    @Test
    void staysOpenWhereWhoeverCameHasAnotherSeat() {
        conflict("ann");
        Holders.adopt(api.seats, new Person(IDP, "new-ann", "ann.b@corp.example"), "another");

        Answer answer = decide(onlyId(), "{'decision':'same-person'}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("conflict.claimant-has-seat");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | /decision",
                "{'decision':'same-person','reason':'x'} | /reason",
                "{'decision':'somebody-else','account':'rename'} | /newAddress",
                "{'decision':'somebody-else','account':'rename','newAddress':'ann@corp.example'} | /newAddress"
            })
    void pointsToWhatIsWrong(String body, String pointer) {
        conflict("ann");

        Answer answer = decide(onlyId(), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("decision.invalid");
        assertThat(answer.pointers()).contains(pointer);
        assertThat(items("")).hasSize(1);
    }

    @Test
    void decidesManyAlike() {
        List.of("ann", "bob", "cy").forEach(this::conflict);
        String all = CONFLICTS + "/decision";

        Answer changed = post(all, "{'expected':2,'decision':'same-person'}");
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.code()).isEqualTo("conflicts.changed");
        assertThat(changed.body().path("detail").asText()).contains("finds 3");
        Answer one = post(all, "{'filter':{'q':'cy@'},'expected':1,'decision':'somebody-else','account':'delete'}");
        assertThat(one.body()).hasToString("{\"decided\":1,\"settled\":0,\"kept\":0,\"trouble\":null,\"remaining\":0}");

        Answer rest = post(all, "{'filter':{'kind':'address'},'expected':2,'decision':'same-person'}");

        assertThat(rest.body().path("decided").asInt()).isEqualTo(2);
        assertThat(items("")).isEmpty();
        assertThat(api.peakon.accounts()).isEqualTo(2);
        assertThat(post(all, "{'filter':{'name':'x'},'expected':0,'decision':'same-person'}")
                        .pointers())
                .containsExactly("/filter/name");
    }

    @Test
    void isAFileWithoutFormulas() {
        conflict("ann");
        conflict("=cmd");

        Answer file = api.get(CONFLICTS + ".csv?q=corp");

        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.header("Content-Disposition")).contains("conflicts.csv");
        assertThat(file.response().body().lines().toList())
                .hasSize(3)
                .first()
                .asString()
                .startsWith(
                        "application,id,kind,state,claimant.address,claimant.issuer,claimant.personId,holder.address");
        assertThat(file.response().body()).contains(",'=cmd@corp.example,", ",ann@corp.example," + IDP + ",new-ann,");
    }

    @Test
    void isReadOnlyForAuditorsAndOneApplicationsOwn() {
        conflict("ann");
        String path = CONFLICTS + "/" + onlyId();

        assertThat(api.send("GET", path, null, "Authorization", RunningApi.AUDITOR)
                        .status())
                .isEqualTo(200);
        assertThat(api.send(
                                "POST",
                                path + "/decision",
                                "{\"decision\":\"same-person\"}",
                                "Authorization",
                                RunningApi.AUDITOR,
                                "Content-Type",
                                "application/json")
                        .status())
                .isEqualTo(403);
        assertThat(api.get("applications/other/conflicts").status()).isEqualTo(404);
        assertThat(api.get(CONFLICTS + "/nothing").status()).isEqualTo(404);
        assertThat(api.get(CONFLICTS + "?state=perhaps").code()).isEqualTo("query.invalid");
    }
}
