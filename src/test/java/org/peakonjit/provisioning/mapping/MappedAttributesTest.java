package org.peakonjit.provisioning.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.application.AttributeMapping;
import org.peakonjit.application.AttributeMapping.Type;
import org.peakonjit.provisioning.AttributeMapper.Mapped;
import org.peakonjit.provisioning.TestApplications;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.subject.AttributeNames;
import org.peakonjit.subject.AttributeNames.Known;
import org.peakonjit.subject.NameId;
import org.peakonjit.subject.Subject;

public class MappedAttributesTest {

    private static final String PEAKON = "urn:ietf:params:scim:schemas:extension:peakon:2.0:User";

    private final MappedAttributes mapper = new MappedAttributes();

    @Test
    void defaultMappingFillsWhatPeakonNeedsAndListsTheSchemasUsed() throws JsonProcessingException {
        ScimUser user =
                complete(person(Map.of("employeeId", "E-17", "objectGUID", "a1b2", "preferredLanguage", "da_DK")));

        assertThat(user.resource()).isEqualTo(json("""
                                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User",
                                             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
                                 "userName": "ada@corp.example",
                                 "emails": [{"type": "work", "primary": true, "value": "ada@corp.example"}],
                                 "name": {"givenName": "Ada", "familyName": "Lovelace"},
                                 "active": true,
                                 "externalId": "a1b2",
                                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"employeeNumber": "E-17"},
                                 "locale": "da-DK"}"""));
        assertThat(user.userName()).isEqualTo("ada@corp.example");
        assertThat(user.email()).contains("ada@corp.example");
        assertThat(user.externalId()).contains("a1b2");
    }

    @Test
    void onlyTheCoreSchemaIsListedWhenNoExtensionIsUsed() {
        assertThat(complete(person(Map.of())).resource().path("schemas"))
                .extracting(JsonNode::asText)
                .containsExactly("urn:ietf:params:scim:schemas:core:2.0:User");
    }

    @Test
    void nameIdServesAsEmailWhereNoAttributeCarriesOne() {
        Subject subject = new Subject(
                "https://idp.example",
                new NameId("Grace@corp.example", NameId.EMAIL_ADDRESS),
                Map.of("givenName", List.of("Grace"), "sn", List.of("Hopper")),
                AttributeNames.common());

        assertThat(complete(subject).userName()).isEqualTo("grace@corp.example");
    }

    @Test
    void theWordForTheEmailStandsForTheAttributeThatTheSettingNames() {
        Subject ada = new Subject(
                "https://idp.example",
                new NameId("x", NameId.PERSISTENT),
                Map.of(
                        "mail", List.of("ada@corp.example", "lovelace@corp.example"),
                        "email", List.of("ada@home.example"),
                        "givenName", List.of("Ada"),
                        "sn", List.of("Lovelace")),
                new AttributeNames(Map.of(
                        Known.EMAIL, List.of("mail"),
                        Known.GIVEN_NAME, List.of("givenName"),
                        Known.FAMILY_NAME, List.of("sn"))));

        ScimUser user =
                complete(ada, template("title", "${email}"), expression("nickName", "attributes.email.join(' ')"));

        assertThat(user.userName()).isEqualTo("ada@corp.example");
        assertThat(user.email()).contains("ada@corp.example");
        assertThat(user.resource().path("title").asText()).isEqualTo("ada@corp.example");
        assertThat(user.resource().path("nickName").asText()).isEqualTo("ada@corp.example lovelace@corp.example");
    }

    @Test
    void namesWhatThePersonLacks() {
        Subject nobody = new Subject(
                "https://idp.example", new NameId("x17", NameId.PERSISTENT), Map.of(), AttributeNames.common());

        assertThat(mapper.map(TestApplications.scim("https://peakon.example", 10), nobody))
                .isEqualTo(new Mapped.Incomplete(List.of("email", "givenName", "familyName")));
    }

    @Test
    void aRowThatClearsSaysSoWhereThePersonHasNoValue() {
        AttributeMapping[] rows = {
            Mappers.clearing(AttributeMapping.of("title", "jobTitle")),
            Mappers.clearing(AttributeMapping.of("phoneNumbers", "phone")),
            Mappers.clearing(AttributeMapping.of(ScimUser.ENTERPRISE + ":department", "department")),
            Mappers.clearing(AttributeMapping.of(ScimUser.ENTERPRISE + ":manager", "boss")),
            AttributeMapping.of("nickName", "nick")
        };
        ScimUser with = complete(person(Map.of("jobTitle", "Countess", "phone", "1")), rows);
        ScimUser without = complete(person(Map.of()), rows);

        assertThat(with.resource().path("title").asText()).isEqualTo("Countess");
        assertThat(without.resource().path("title").isNull()).isTrue();
        assertThat(without.resource().path("phoneNumbers").toString())
                .isEqualTo("[{\"type\":\"work\",\"value\":null}]");
        assertThat(without.resource().path(ScimUser.ENTERPRISE).toString())
                .isEqualTo("{\"department\":null,\"manager\":{\"value\":null}}");
        assertThat(without.resource().has("nickName")).isFalse();
        assertThat(without.digest()).as("it is noticed").isNotEqualTo(with.digest());
        assertThat(without.digest()).isEqualTo(complete(person(Map.of()), rows).digest());
        assertThat(without.resourceToCreate())
                .isEqualTo(complete(person(Map.of())).resource());
        assertThat(without.manager()).isEmpty();
    }

    /** A value that cannot be used is a mistake of somebody's, not an absent one. */
    @Test
    void aValueThatCannotBeUsedClearsNothing() {
        ScimUser user = complete(
                person(Map.of("jobTitle", "x".repeat(300))),
                Mappers.clearing(AttributeMapping.of("title", "jobTitle")));
        assertThat(user.resource().has("title")).isFalse();
    }

    @Test
    void namesWhatCameThatLooksLikeWhatThePersonLacks() {
        Subject ada = new Subject(
                "https://idp.example",
                new NameId("ada@corp.example", NameId.EMAIL_ADDRESS),
                Map.of("FirstName", List.of("Ada"), "User.LastName", List.of("Lovelace")),
                AttributeNames.common());

        assertThat(mapper.map(TestApplications.scim("https://peakon.example", 10), ada))
                .isEqualTo(new Mapped.Incomplete(
                        List.of("givenName", "familyName"), List.of("FirstName", "User.LastName")));
    }

    @Test
    void administratorsMandatoryRowIsNamedByItsFirstSource() {
        assertThat(map(
                        person(Map.of()),
                        AttributeMapping.of("title", "jobTitle", "title").mandatory()))
                .isEqualTo(new Mapped.Incomplete(List.of("jobTitle")));
    }

    @Test
    void aRowForTheSameTargetReplacesTheDefaultRowInAnySpelling() {
        ScimUser user = complete(
                person(Map.of("nick", "Countess", "other", "Countess@Corp.example")),
                AttributeMapping.of("NAME.givenname", "nick"),
                AttributeMapping.of("emails[primary eq true].value", "other"));

        assertThat(user.resource().at("/name/givenName").asText()).isEqualTo("Countess");
        assertThat(user.resource().path("emails")).hasSize(1);
        assertThat(user.email()).contains("countess@corp.example");
    }

    @Test
    void extensionAttributesKeepSpacesAndTypes() {
        ScimUser user = complete(
                person(Map.of("dept", "R & D", "grade", "7", "hired", "2024-02-29", "remote", "Yes")),
                AttributeMapping.of(PEAKON + ":Business Unit", "dept"),
                row(PEAKON + ":Pay grade", "grade", Type.NUMBER),
                row(PEAKON + ":Start date", "hired", Type.DATE_TIME),
                row(PEAKON + ":Remote: yes.no", "remote", Type.BOOLEAN));

        assertThat(user.resource().path(PEAKON))
                .hasToString("{\"Business Unit\":\"R & D\",\"Pay grade\":7,"
                        + "\"Start date\":\"2024-02-29T00:00:00Z\",\"Remote: yes.no\":true}");
        assertThat(user.resource().path("schemas")).extracting(JsonNode::asText).contains(PEAKON);
    }

    @Test
    void anOptionalValueOfTheWrongTypeIsLeftOutAndSaidSoWithoutTheValue() {
        Mapped mapped = map(person(Map.of("grade", "seven")), row(PEAKON + ":Pay grade", "grade", Type.NUMBER));

        assertThat(mapped).isInstanceOfSatisfying(Mapped.Complete.class, complete -> {
            assertThat(complete.user().resource().has(PEAKON)).isFalse();
            assertThat(complete.leftOut())
                    .singleElement()
                    .asString()
                    .contains("Pay grade")
                    .doesNotContain("seven");
        });
    }

    @Test
    void aMandatoryValueOfTheWrongTypeMakesThePersonIncomplete() {
        assertThat(map(
                        person(Map.of("grade", "seven")),
                        row(PEAKON + ":Pay grade", "grade", Type.NUMBER).mandatory()))
                .isEqualTo(new Mapped.Incomplete(List.of("grade")));
    }

    @Test
    void aValueTooLongForPeakonIsLeftOutRatherThanCut() {
        assertThat(complete(person(Map.of("dept", "x".repeat(257))), AttributeMapping.of(PEAKON + ":Unit", "dept"))
                        .resource()
                        .has(PEAKON))
                .isFalse();
    }

    @Test
    void templatesConstantsAndExpressionsGiveValues() {
        ScimUser user = complete(
                person(Map.of("mail2", "a@b.example", "memberOf", "CN=x")),
                template("displayName", "${sn}, ${ givenName }"),
                constant("userType", "Employee"),
                expression("title", "attributes.memberOf.exists(g, g.startsWith('CN=')) ? 'Member' : 'Guest'"),
                expression("nickName", "attributes['givenName'][0].lowerAscii()"),
                AttributeMapping.of("emails[type eq \"home\"].value", "mail2"),
                AttributeMapping.of("addresses[type eq \"work\"].locality", "city", "sn"));

        assertThat(user.resource().path("displayName").asText()).isEqualTo("Lovelace, Ada");
        assertThat(user.resource().path("userType").asText()).isEqualTo("Employee");
        assertThat(user.resource().path("title").asText()).isEqualTo("Member");
        assertThat(user.resource().path("nickName").asText()).isEqualTo("ada");
        assertThat(user.resource().at("/emails/1/type").asText()).isEqualTo("home");
        assertThat(user.resource().at("/emails/1").has("primary")).isFalse();
        assertThat(user.resource().at("/addresses/0/locality").asText()).isEqualTo("Lovelace");
    }

    @Test
    void anExpressionThatFailsForAPersonGivesNoValue() {
        assertThat(complete(person(Map.of()), expression("title", "attributes.nothing[0]"))
                        .resource()
                        .has("title"))
                .isFalse();
    }

    @Test
    void aTemplateWithoutAllItsAttributesGivesNoValue() {
        assertThat(complete(person(Map.of()), template("title", "${givenName} of ${clan}"))
                        .resource()
                        .has("title"))
                .isFalse();
    }

    @Test
    void managerIsHeldBackUntilBothExist() {
        ScimUser user = complete(
                person(Map.of("boss", "boss@corp.example")),
                AttributeMapping.of("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager", "boss"));

        assertThat(user.resource()
                        .at("/urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/manager/value")
                        .asText())
                .isEqualTo("boss@corp.example");
        assertThat(user.refersToColleague()).isTrue();
    }

    @Test
    void whatRefersToAColleagueStandsApart() throws JsonProcessingException {
        AttributeMapping row =
                new AttributeMapping(PEAKON + ":Line Manager", List.of("boss"), null, null, null, Type.EMPLOYEE, false);
        ScimUser user = complete(person(Map.of("boss", "Boss@corp.example")), row);

        assertThat(user.resource().has(PEAKON)).isFalse();
        assertThat(user.resource().path("schemas")).extracting(JsonNode::asText).doesNotContain(PEAKON);
        assertThat(user.refersToColleague()).isTrue();
        assertThat(user.colleaguesAlone().resource())
                .isEqualTo(json("{\"%1$s\":{\"Line Manager\":\"boss@corp.example\"},\"schemas\":[\"%1$s\"]}"
                        .formatted(PEAKON)));
        assertThat(complete(person(Map.of("boss", "other@corp.example")), row).digest())
                .isNotEqualTo(user.digest());
        assertThat(complete(person(Map.of("boss", "nobody")), row).refersToColleague())
                .as("no address")
                .isFalse();
    }

    @Test
    void digestDependsOnTheValuesOnly() {
        ScimUser user = complete(person(Map.of("employeeId", "1")));

        assertThat(complete(person(Map.of("employeeId", "1", "unmapped", "x"))).digest())
                .isEqualTo(user.digest())
                .hasSize(64);
        assertThat(complete(person(Map.of("employeeId", "2"))).digest()).isNotEqualTo(user.digest());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"da, en-gb;q=0.8|da", "EN_us|en-US", "de_DE.UTF-8|de-DE", "zh-hans-cn|zh-Hans-CN"})
    void localesAreNormalised(String asserted, String sent) {
        assertThat(complete(person(Map.of("preferredLanguage", asserted)))
                        .resource()
                        .path("locale")
                        .asText())
                .isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({"Danish language", "x", "'--'"})
    void aLocaleThatIsNoneIsLeftOut(String asserted) {
        assertThat(complete(person(Map.of("preferredLanguage", asserted)))
                        .resource()
                        .has("locale"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29T10:00:00+02:00, 2024-02-29T08:00:00Z",
        "20240229100000.0Z, 2024-02-29T10:00:00Z",
        "2024-02-29T10:00:00.123456Z, 2024-02-29T10:00:00.123Z"
    })
    void dateTimesAreSentInUtc(String asserted, String sent) {
        assertThat(complete(person(Map.of("hired", asserted)), row(PEAKON + ":Start", "hired", Type.DATE_TIME))
                        .resource()
                        .path(PEAKON)
                        .path("Start")
                        .asText())
                .isEqualTo(sent);
    }

    @Test
    void aRowThatCannotWorkDoesNotStopTheOthers() {
        assertThat(complete(person(Map.of()), AttributeMapping.of("no.such.path", "x"))
                        .userName())
                .isEqualTo("ada@corp.example");
    }

    private Mapped map(Subject subject, AttributeMapping... rows) {
        return mapper.map(TestApplications.scim("https://peakon.example", 10, rows), subject);
    }

    private ScimUser complete(Subject subject, AttributeMapping... rows) {
        Mapped mapped = map(subject, rows);
        assertThat(mapped).isInstanceOf(Mapped.Complete.class);
        return ((Mapped.Complete) mapped).user();
    }

    private static Subject person(Map<String, String> more) {
        Map<String, List<String>> attributes = new HashMap<>();
        attributes.put("mail", List.of(" Ada@corp.example "));
        attributes.put("givenName", List.of("Ada"));
        attributes.put("sn", List.of("Lovelace"));
        more.forEach((name, value) -> attributes.put(name, List.of(value)));
        return new Subject(
                "https://idp.example", new NameId("x", NameId.PERSISTENT), attributes, AttributeNames.common());
    }

    static AttributeMapping row(String target, String source, Type type) {
        return new AttributeMapping(target, List.of(source), null, null, null, type, false);
    }

    static AttributeMapping constant(String target, @Nullable String value) {
        return new AttributeMapping(target, List.of(), value, null, null, Type.STRING, false);
    }

    static AttributeMapping template(String target, String text) {
        return new AttributeMapping(target, List.of(), null, text, null, Type.STRING, false);
    }

    static AttributeMapping expression(String target, String text) {
        return new AttributeMapping(target, List.of(), null, null, text, Type.STRING, false);
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text.replace("\n", " "));
    }
}
