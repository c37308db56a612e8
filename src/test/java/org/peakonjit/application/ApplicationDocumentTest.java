package org.peakonjit.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.json.Documents;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Reading;
import org.peakonjit.saml.keys.GeneratedKeys;

class ApplicationDocumentTest {

    private static final String WHOLE = """
            {"name": "peakon", "displayName": "Übung & Co.", "description": "Employee surveys", "domainName": "corp.example", "enabled": false,
             "policies": [{"name": "Staff", "groups": ["peakon-users"], "organizationalUnits": ["OU=Staff,DC=corp,DC=example"]}],
             "saml": {"handOff": "assertion", "entityId": "https://acme.peakon.com/saml/7864/metadata",
                      "acsUrl": "https://acme.peakon.com/saml/7864/assert", "loginUrl": "https://acme.peakon.com/login",
                      "nameId": "employeeNumber"},
             "scim": {"jitProvisioning": true, "baseUrl": "https://acme.peakon.com/api/scim/v2", "bearerToken": "s3cret",
                      "licenseConsumptionLimit": 250, "existingAccountsOverLimit": "refuse",
                      "onProvisioningFailure": "admit", "reactivate": true, "timeoutSeconds": 20,
                      "attributes": [
                        {"target": "name.givenName", "source": "givenName", "required": true},
                        {"target": "title", "source": ["title", "role"]},
                        {"target": "active", "constant": "true", "type": "boolean"},
                        {"target": "displayName", "template": "${givenName} ${sn}"},
                        {"target": "startDate", "expression": "attributes.start[0]", "type": "date-time"}]},
             "appearance": {"accent": "#0a6e5c", "logo": "data:image/png;base64,AAEC", "helpDeskMail": "help@corp.example"}}
            """;

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String LEAST = """
            {"name": "peakon", "saml": {"entityId": "urn:peakon", "acsUrl": "https://p.example/acs"}, "scim": %s}
            """;

    @Test
    void readsEveryMember() {
        Application application = readable(WHOLE).application();
        assertThat(application.title()).isEqualTo("Übung & Co.");
        assertThat(application.enabled()).isFalse();
        assertThat(application.appearance())
                .isEqualTo(new Appearance("data:image/png;base64,AAEC", "#0a6e5c", null, "help@corp.example", null));
        assertThat(application.domainName()).isEqualTo("corp.example");
        assertThat(application.policies().get(0).organizationalUnits()).containsExactly("OU=Staff,DC=corp,DC=example");
        assertThat(application.saml().nameId()).isEqualTo(PeakonNameId.EMPLOYEE_NUMBER);
        assertThat(application.scim().licenseConsumptionLimit()).isEqualTo(250);
        assertThat(application.scim().onProvisioningFailure()).isEqualTo(OnProvisioningFailure.ADMIT);
        assertThat(application.scim().attributes())
                .extracting(AttributeMapping::sources)
                .containsExactly(List.of("givenName"), List.of("title", "role"), List.of(), List.of(), List.of());
        assertThat(application.scim().attributes().get(4).type()).isEqualTo(AttributeMapping.Type.DATE_TIME);
    }

    @Test
    void readsBackWhatItWrites() {
        Application application = readable(WHOLE).application();
        assertThat(readable(Documents.text(application)).application()).isEqualTo(application);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"displayName\": null,", "\"displayName\": \"  \","})
    void isReadByItsNameWhereItHasNoOther(String member) {
        Application application = readable(WHOLE.replace("\"displayName\": \"Übung & Co.\",", member))
                .application();

        assertThat(application.title()).isEqualTo("peakon");
        assertThat(Documents.text(application)).doesNotContain("\"displayName\":null", "\"displayName\":\"  ");
    }

    @Test
    void isCalledSomethingOnOneLine() {
        assertThat(errors(WHOLE.replace("Übung & Co.", "a\\nb")))
                .extracting(FieldError::pointer)
                .containsExactly("/displayName");
        assertThat(errors(WHOLE.replace("Übung & Co.", "a".repeat(257))))
                .extracting(FieldError::pointer)
                .containsExactly("/displayName");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "shared"})
    void callsItsPoliciesSomethingOnOneLine(String member) {
        for (String name : List.of("a\\nb", "a\\u0000b", "a\\u0085b", " ", "")) {
            String policies = "\"policies\": [{\"" + member + "\": \"" + name + "\"}], \"saml\"";
            assertThat(errors(LEAST.formatted("{\"baseUrl\": \"https://p.example/scim\"}")
                            .replace("\"saml\"", policies)))
                    .as(name)
                    .extracting(FieldError::pointer)
                    .containsExactly("/policies/0/" + member);
        }
    }

    @Test
    void neverWritesTheToken() {
        assertThat(Documents.text(readable(WHOLE).application())).doesNotContain("s3cret", "bearer");
        assertThat(readable(WHOLE).toString()).doesNotContain("s3cret");
    }

    @Test
    void fillsInTheDefaults() {
        Application application = readable(LEAST.formatted("{\"baseUrl\": \"https://p.example/scim\"}"))
                .application();
        assertThat(application.enabled()).isTrue();
        assertThat(application.policies()).isEmpty();
        assertThat(application.saml().handOff()).isEqualTo(HandOffKind.ASSERTION);
        assertThat(application.saml().nameId()).isEqualTo(PeakonNameId.EMAIL);
        assertThat(application.scim().jitProvisioning()).isTrue();
        assertThat(application.scim().licenseConsumptionLimit()).isNull();
        assertThat(application.scim().existingAccountsOverLimit()).isEqualTo(ExistingAccountsOverLimit.ADMIT);
        assertThat(application.scim().onProvisioningFailure()).isEqualTo(OnProvisioningFailure.ADMIT_KNOWN);
        assertThat(application.scim().reactivate()).isFalse();
        assertThat(application.scim().timeoutSeconds()).isEqualTo(10);
    }

    @Test
    void readsAndWritesThatARowClears() {
        String scim = "{\"baseUrl\": \"https://p.example/scim\", \"attributes\": ["
                + "{\"target\": \"title\", \"source\": \"title\", \"clearWhenAbsent\": true},"
                + "{\"target\": \"nickName\", \"source\": \"nick\"}]}";
        Application application = readable(LEAST.formatted(scim)).application();
        assertThat(application.scim().attributes())
                .extracting(AttributeMapping::clearWhenAbsent)
                .containsExactly(true, false);
        assertThat(Documents.text(application)).contains("\"clearWhenAbsent\":true", "\"clearWhenAbsent\":false");
    }

    @Test
    void provisionsNobodyWithoutScim() {
        assertThat(readable(LEAST.formatted("null")).application().scim().jitProvisioning())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"********\"", "null"})
    void keepsTheStoredTokenForMaskAndNull(String token) {
        String scim = "{\"baseUrl\": \"https://p.example/scim\", \"bearerToken\": " + token + "}";
        assertThat(readable(LEAST.formatted(scim)).scim().bearerToken()).isNull();
    }

    @Test
    void namesTheCertificateThatIsWrongAndWhy() {
        String good = CertificateText.pem(GeneratedKeys.rsa("peakon").certificate());
        String certificates = Documents.text(List.of(good, good.substring(0, 400), "hello", good + good));
        assertThat(errors(LEAST.formatted("null")
                        .replace("\"entityId\"", "\"signingCertificates\": " + certificates + ", \"entityId\"")))
                .extracting(error -> error.pointer() + ": " + error.fault().english())
                .satisfiesExactly(
                        one -> assertThat(one)
                                .startsWith("/saml/signingCertificates/1: ")
                                .endsWith("cut short: its end is missing"),
                        one -> assertThat(one)
                                .startsWith("/saml/signingCertificates/2: ")
                                .endsWith("it is no base64"),
                        one -> assertThat(one)
                                .startsWith("/saml/signingCertificates/3: ")
                                .contains("2 certificates"));
    }

    @Test
    void namesTheCharacterThatAUrlCannotHave() {
        assertThat(errors(LEAST.formatted("{\"baseUrl\": \"https://{subdomain}.peakon.com/scim\"}")))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.pointer()).isEqualTo("/scim/baseUrl");
                    assertThat(error.fault().english()).contains("{ (U+007B)");
                });
        assertThat(readable(LEAST.formatted("null").replace("https://p.example/acs", "https://bücher.example/acs"))
                        .application()
                        .saml()
                        .acsUrl())
                .hasToString("https://xn--bcher-kva.example/acs");
    }

    @Test
    void ignoresTheConsumptionItAnswered() {
        assertThat(readable(WHOLE.replace("\"enabled\"", "\"licensesConsumed\": 3, \"enabled\"")))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "\"10\"", "true", "99999999999", "[]"})
    void l5RefusesALimitThatIsNoWholeNumberFromZero(String limit) {
        String scim = "{\"baseUrl\": \"https://p.example/scim\", \"licenseConsumptionLimit\": " + limit + "}";
        assertThat(errors(LEAST.formatted(scim)))
                .extracting(FieldError::pointer)
                .containsExactly("/scim/licenseConsumptionLimit");
    }

    @Test
    void l5TakesZeroForNobodyAndNullForUnlimited() {
        String scim = "{\"baseUrl\": \"https://p.example/scim\", \"licenseConsumptionLimit\": %s}";
        assertThat(readable(LEAST.formatted(scim.formatted("0")))
                        .application()
                        .scim()
                        .licenseConsumptionLimit())
                .isZero();
        assertThat(readable(LEAST.formatted(scim.formatted("null")))
                        .application()
                        .scim()
                        .licenseConsumptionLimit())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "name": "peakon"                 | "name": "Peakon"             | /name                               | value
            "name": "peakon",                |                              | /name                               | required
            "enabled": false                 | "enabled": "no"              | /enabled                            | type
            "enabled"                        | "eanbled"                    | /eanbled                            | unknown
            "groups"                         | "a/b~c"                      | /policies/0/a~1b~0c                 | unknown
            corp.example"                    | corp example"                | /domainName                         | value
            "OU=Staff,DC=corp,DC=example"    | "Staff"                      | /policies/0/organizationalUnits/0   | value
            ["peakon-users"]                 | ["a", 1]                     | /policies/0/groups/1                | type
            "handOff": "assertion"           | "handOff": "post"            | /saml/handOff                       | value
            https://acme.peakon.com/saml/7864/assert | /assert              | /saml/acsUrl                        | value
            https://acme.peakon.com/login    | javascript:alert(1)          | /saml/loginUrl                      | value
            https://acme.peakon.com/api/scim/v2 | https://u:p@h/scim        | /scim/baseUrl                       | value
            "s3cret"                         | "two words"                  | /scim/bearerToken                   | value
            "s3cret"                         | ""                           | /scim/bearerToken                   | value
            "timeoutSeconds": 20             | "timeoutSeconds": 61         | /scim/timeoutSeconds                | range
            "template": "${givenName} ${sn}" | "source": "a", "constant": "b" | /scim/attributes/3                | value
            "source": ["title", "role"]      | "source": []                 | /scim/attributes/1/source           | value
            "title"                          | "name.givenName"             | /scim/attributes/1/target           | duplicate
            "date-time"                      | "date"                       | /scim/attributes/4/type             | value
            base64,AAEC                      | base64,A                     | /appearance/logo                    | value
            image/png                        | text/html                    | /appearance/logo                    | value
            "#0a6e5c"                        | "red;}"                      | /appearance/accent                  | value
            """, quoteCharacter = '\u0001')
    void pointsAtTheMemberThatIsWrong(String right, String wrong, String pointer, String code) {
        String json = WHOLE.replaceFirst(
                java.util.regex.Pattern.quote(right),
                java.util.regex.Matcher.quoteReplacement(wrong == null ? "" : wrong));
        assertThat(errors(json)).singleElement().satisfies(error -> {
            assertThat(error.pointer()).isEqualTo(pointer);
            assertThat(error.code()).isEqualTo(code);
        });
    }

    @Test
    void collectsAllErrors() {
        assertThat(errors("{\"saml\": {\"handOff\": \"redirect\"}, \"scim\": {}, \"x\": 1}"))
                .extracting(FieldError::pointer)
                .containsExactly("/name", "/scim/baseUrl", "/saml/loginUrl", "/x");
    }

    /** So that whoever has Peakon's token before its addresses can begin with it. */
    @Test
    void takesOneWithoutPeakonsAddressesAsLongAsItIsDisabled() {
        String waiting = "{\"name\": \"peakon\", \"enabled\": false, \"saml\": {}}";
        assertThat(readable(waiting).enabled()).isFalse();
        assertThat(errors(waiting.replace("false", "true")))
                .extracting(FieldError::pointer)
                .containsExactly("/saml/entityId", "/saml/acsUrl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"x\"", "null"})
    void refusesWhatIsNoObject(String json) {
        assertThat(errors(json)).extracting(FieldError::pointer).contains("");
    }

    private static ApplicationDocument readable(String json) {
        Reading<ApplicationDocument> reading = read(json);
        assertThat(reading.errors()).isEmpty();
        return reading.get();
    }

    private static List<FieldError> errors(String json) {
        Reading<ApplicationDocument> reading = read(json);
        assertThat(reading.errors()).isNotEmpty();
        return reading.errors();
    }

    private static Reading<ApplicationDocument> read(String json) {
        try {
            return ApplicationDocument.read(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
