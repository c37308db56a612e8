package org.peakonjit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.api.RunningApi.Answer;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.audit.AdministrativeEvent;

/** Policies that applications share. */
class PoliciesTest {

    private static final String STAFF =
            "{\"groups\": [\"staff\"], \"organizationalUnits\": [\"OU=Staff,DC=corp,DC=example\"]}";

    @TempDir
    Path dataDir;

    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi(dataDir);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private Answer application(String name, String policies) {
        return api.put(
                "applications/" + name,
                "{\"saml\": {\"entityId\": \"urn:" + name + "\", \"acsUrl\": \"https://p.test/acs\"}, \"policies\": ["
                        + policies + "]}");
    }

    /** What they say by now is no part of it. */
    @Test
    void areNoChangeOfAnApplicationThatRefersToThem() {
        api.put("policies/Staff", STAFF);
        String etag = application("peakon", "{\"shared\": \"Staff\"}").header("ETag");

        api.put("policies/Staff", STAFF.replace("staff", "everybody"));

        assertThat(application("peakon", "{\"shared\": \"Staff\"}").header("ETag"))
                .isEqualTo(etag);
    }

    @Test
    void areCreatedReadReplacedAndDeletedByVersion() {
        Answer created = api.put("policies/Staff%20%26%20Friends", STAFF);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        assertThat(api.get("policies/Staff%20%26%20Friends").body())
                .hasToString("{\"name\":\"Staff & Friends\",\"description\":\"\",\"groups\":[\"staff\"],"
                        + "\"organizationalUnits\":[\"OU=Staff,DC=corp,DC=example\"]}");
        Answer same = api.put("policies/Staff%20%26%20Friends", STAFF);
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.header("ETag")).isEqualTo("\"1\"");
        Answer changed = api.put("policies/Staff%20%26%20Friends", STAFF.replace("staff", "everybody"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(api.put("policies/R&D/Ops", STAFF).status()).isEqualTo(201);
        assertThat(api.get("policies/R&D/Ops").body().path("name").asText()).isEqualTo("R&D/Ops");
        assertThat(api.delete("policies/R&D/Ops").status()).isEqualTo(204);
        assertThat(api.get("policies/R&D/Ops").status()).isEqualTo(404);
        assertThat(api.changes)
                .extracting(AdministrativeEvent::action)
                .containsExactly(
                        AdministrativeAction.POLICY_CREATED,
                        AdministrativeAction.POLICY_CHANGED,
                        AdministrativeAction.POLICY_CREATED,
                        AdministrativeAction.POLICY_DELETED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"groups\": [\" \"]} | /groups/0",
                "{\"organizationalUnits\": [\"Staff\"]} | /organizationalUnits/0",
                "{\"name\": \"Other\"} | /name",
                "{\"members\": []} | /members"
            })
    void sayWhatIsWrongWithThem(String body, String pointer) {
        Answer answer = api.put("policies/Staff", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("policy.invalid");
        assertThat(answer.pointers()).containsExactly(pointer);
    }

    /** Where the body leaves it out: no application could refer to a blank, and no column takes more characters. */
    @Test
    void demandOfTheNameInTheirAddressWhatTheyDemandOfAny() {
        for (String name : List.of("%20", "n".repeat(257))) {
            Answer answer = api.put("policies/" + name, STAFF);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("policy.invalid");
            assertThat(answer.pointers()).containsExactly("/name");
        }
        assertThat(api.put("policies/" + "n".repeat(256), STAFF).status()).isEqualTo(201);
    }

    @Test
    void holdAtAllApplicationsThatReferToThem() {
        api.put("policies/Staff", STAFF);
        assertThat(application("one", "{\"shared\": \"Staff\"}, {\"name\": \"Guests\", \"groups\": [\"guests\"]}")
                        .status())
                .isEqualTo(201);
        api.put("policies/Staff", "{\"groups\": [\"everybody\"]}");

        JsonNode policies = api.get("applications/one").body().path("policies");
        assertThat(policies)
                .hasToString("[{\"shared\":\"Staff\"},"
                        + "{\"name\":\"Guests\",\"groups\":[\"guests\"],\"organizationalUnits\":[]}]");
        assertThat(api.applications.find("one").orElseThrow().policies().get(0).groups())
                .containsExactly("everybody");
        assertThat(api.get("policies").body().at("/items/0"))
                .hasToString("{\"name\":\"Staff\",\"shared\":true,\"groups\":[\"everybody\"],"
                        + "\"organizationalUnits\":[],\"applications\":[\"one\"],\"recent\":[]}");
        assertThat(api.put(
                                "applications/one",
                                api.get("applications/one").body().toString())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void areNotDeletedWhileAnApplicationRefersToThem() {
        api.put("policies/Staff", STAFF);
        application("one", "{\"shared\": \"Staff\"}");

        Answer refused = api.delete("policies/Staff");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("policy.in-use");
        assertThat(refused.body().path("detail").asText()).contains("one");
        application("one", "");
        assertThat(api.delete("policies/Staff").status()).isEqualTo(204);
    }

    @Test
    void keepTheirApplicationsWhenTheyAreRenamed() {
        api.put("policies/Staff", STAFF);
        api.put("policies/Taken", STAFF);
        application("one", "{\"shared\": \"Staff\"}, {\"name\": \"Own\"}");

        assertThat(api.put("policies/Staff", "{\"name\": \"Taken\"}").pointers())
                .containsExactly("/name");
        assertThat(api.put("policies/Staff", "{\"name\": \"Own\"}").pointers()).containsExactly("/name");
        assertThat(api.put("policies/Staff", "{\"name\": \"Colleagues\", \"groups\": [\"staff\"]}")
                        .status())
                .isEqualTo(200);

        assertThat(api.get("policies/Staff").status()).isEqualTo(404);
        assertThat(api.get("applications/one").body().at("/policies/0/shared").asText())
                .isEqualTo("Colleagues");
        assertThat(api.applications.find("one").orElseThrow().policies().get(0).groups())
                .containsExactly("staff");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'shared': 'Nobody'} | /policies/0/shared | unknown",
                "{'shared': 'Staff', 'groups': ['a']} | /policies/0/groups | unknown",
                "{'shared': ' '} | /policies/0/shared | value",
                "{'groups': ['a']} | /policies/0/name | required",
                "{'shared': 'Staff'}, {'shared': 'Staff'} | /policies/1/shared | duplicate",
                "{'shared': 'Staff'}, {'name': 'Staff'} | /policies/1/name | duplicate",
                "{'name': 'Staff'}, {'name': 'Staff'} | /policies/1/name | duplicate"
            },
            quoteCharacter = '`')
    void sayWhatIsWrongWithAReference(String policies, String pointer, String code) {
        api.put("policies/Staff", STAFF);

        Answer answer = application("one", policies.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactly(pointer);
        assertThat(answer.body().at("/errors/0/code").asText()).isEqualTo(code);
    }
}
