package org.peakonjit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.api.RunningApi.Answer;
import org.peakonjit.audit.AuditEntry;

/** What the API tells of the whole: everything that the console's overviews show. */
class OverviewTest {

    private static final String STAFF = "{\"saml\": {\"entityId\": \"urn:p\", \"acsUrl\": \"https://p.test/acs\"},"
            + " \"policies\": [{\"name\": \"Staff\", \"groups\": [\"staff\"]}]}";

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

    @Test
    void showsWhichApplicationsHaveAPolicyAndWhoCameInUnderIt() {
        api.put("applications/one", STAFF);
        api.put("applications/two", STAFF);
        signedOn("two", "ada@corp.example", Instant.parse("2026-11-25T09:00:00Z"));
        signedOn("one", "ben@corp.example", Instant.parse("2026-11-25T08:00:00Z"));
        signedOn("two", "ada@corp.example", Instant.parse("2026-11-25T07:00:00Z"));
        signedOn("gone", "eve@corp.example", Instant.parse("2026-11-25T06:00:00Z"));

        JsonNode policies = api.get("policies").body();

        assertThat(policies)
                .hasToString(
                        "{\"items\":[{\"name\":\"Staff\",\"shared\":false,\"groups\":[\"staff\"],\"organizationalUnits\":[],"
                                + "\"applications\":[\"one\",\"two\"],\"recent\":["
                                + "{\"person\":\"ada@corp.example\",\"at\":\"2026-11-25T09:00:00Z\"},"
                                + "{\"person\":\"ben@corp.example\",\"at\":\"2026-11-25T08:00:00Z\"}]}],\"total\":1}");
    }

    @Test
    void saysWhichFirstStepsAreLeft() {
        JsonNode before = api.get("first-steps").body();
        api.put("applications/one", STAFF);
        JsonNode after = api.get("first-steps").body();

        assertThat(before)
                .hasToString("{\"items\":[{\"step\":\"identity-provider\",\"done\":true},"
                        + "{\"step\":\"application\",\"done\":false},{\"step\":\"provisioning\",\"done\":false},"
                        + "{\"step\":\"sign-on\",\"done\":false}],\"finished\":false}");
        assertThat(after.at("/items/1/done").asBoolean()).isTrue();
        assertThat(after.at("/items/2/done").asBoolean()).isFalse();
    }

    @Test
    void anApplicationBeginsWithWhatTheCatalogueHas() {
        JsonNode first = api.get("catalogue").body().at("/items/0");

        assertThat(first.path("kind").asText()).isEqualTo("peakon");
        Answer asIs = api.put("applications/peakon", first.path("application").toString());
        assertThat(asIs.pointers()).contains("/saml/entityId").doesNotContain("/name", "/scim/timeoutSeconds");
    }

    @Test
    void saysWhatOthersHaveToKnowOfUs() {
        JsonNode connection = api.get("connection").body();

        assertThat(connection.at("/peakon/singleSignOn").asText()).isEqualTo("https://sso.corp.example/idp/sso");
        assertThat(connection.at("/peakon/certificate").asText()).startsWith("-----BEGIN CERTIFICATE-----\nMI");
        assertThat(connection.at("/identityProvider/acs").asText()).isEqualTo("https://sso.corp.example/saml/acs");
        assertThat(connection.at("/identityProvider/entityId").asText())
                .isEqualTo("https://sso.corp.example/saml/metadata");
    }

    @Test
    void namesPeopleWhoseSignOnCanBeSimulated() {
        api.put("applications/one", STAFF);
        signedOn("one", "ada@corp.example", Instant.EPOCH);

        assertThat(api.get("applications/one/people?text=ada").body())
                .hasToString("{\"items\":[\"ada@corp.example\"]}");
        assertThat(api.get("applications/nobody/people").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "xml, '<a/>', /xml, cannot be used",
        "url, 'http://169.254.169.254/metadata', /url, metadata-service address",
        "url, 'file:///etc/hostname', /url, https://",
        "url, '', /url, must be given",
        "uri, 'https://idp.test', /uri, no member"
    })
    void saysWhyAnIdpsMetadataCannotBeUsed(String member, String value, String pointer, String detail) {
        Answer answer = api.send(
                "POST",
                "idp-metadata",
                "{\"" + member + "\": \"" + value + "\"}",
                "Authorization",
                RunningApi.ADMIN,
                "Content-Type",
                "application/json");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("metadata.invalid");
        assertThat(answer.pointers()).containsExactly(pointer);
        assertThat(answer.body().at("/errors/0/detail").asText()).contains(detail);
    }

    private void signedOn(String application, String person, Instant at) {
        api.entries.add(new AuditEntry(
                UUID.randomUUID(),
                at,
                AuditEntry.Kind.SIGN_ON,
                "REF",
                application,
                person,
                "https://idp.example",
                "LOGIN",
                "admitted",
                "Staff",
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    }
}
